package io.beras.io;

import io.beras.core.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes named tensors in a .npz file, NumPy's format for several arrays.
 *
 * <pre>{@code
 * Npz.write(Path.of("batch.npz"), Map.of("x", x, "y", y));       // numpy.load("batch.npz")["x"]
 * Tensor x = Npz.read(Path.of("from-numpy.npz")).get("x");       // numpy.savez("from-numpy.npz", x=…)
 * }</pre>
 *
 * <p>FLOAT, DOUBLE and INT are NumPy's float32, float64 and int32. Reading other types, Fortran order or big-endian elements
 * throws an exception whose message gives the remedy in NumPy.
 */
public final class Npz {

    // A fixed time, so that equal tensors give equal files. For January, Java would add the time zone.
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Npz() {}

    /**
     * Reads all arrays of a file in their order.
     *
     * @throws DataFileException if the file is missing or damaged, or an array has a type that is not supported
     */
    public static Map<String, Tensor> read(Path file) throws DataFileException {
        try (NpzArchive archive = NpzArchive.open(file)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (String name : archive.names()) {
                tensors.put(name, archive.tensor(name));
            }
            return tensors;
        }
    }

    /**
     * Writes tensors under their names and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        AtomicFiles.write(file, out -> write(out, tensors));
    }

    private static void write(OutputStream out, Map<String, ? extends Tensor> tensors) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION); // weights hardly compress
        for (Map.Entry<String, ? extends Tensor> named : tensors.entrySet()) {
            ZipEntry entry = new ZipEntry(named.getKey() + ".npy");
            entry.setTimeLocal(ENTRY_TIME);
            zip.putNextEntry(entry);
            Tensor tensor = named.getValue();
            zip.write(new NpyHeader(tensor.dataType(), tensor.shape()).bytes());
            NpyData.write(tensor, zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
