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
 * Named tensors in a .npz file, NumPy's own format for several arrays.
 *
 * <pre>{@code
 * Npz.write(Path.of("batch.npz"), Map.of("x", x, "y", y));       // numpy.load("batch.npz")["x"]
 * Tensor x = Npz.read(Path.of("from-numpy.npz")).get("x");       // numpy.savez("from-numpy.npz", x=…)
 * }</pre>
 *
 * <p>FLOAT, DOUBLE and INT are NumPy's float32, float64 and int32. Other types, Fortran order and big-endian numbers are
 * refused, each with a sentence that says what to do in NumPy.
 */
public final class Npz {

    // Equal tensors make equal files. Not January, for which Java would add the time zone.
    private static final LocalDateTime SOME_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Npz() {}

    /**
     * Reads all arrays of a file, in their order.
     *
     * @throws DataFileException if the file is missing or damaged, or an array is of a kind that cannot be read
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
     * Writes tensors under their names, in place of what was in the file; an error leaves that untouched.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        AtomicFiles.write(file, out -> write(out, tensors));
    }

    private static void write(OutputStream out, Map<String, ? extends Tensor> tensors) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION); // the digits of weights are as good as random
        for (Map.Entry<String, ? extends Tensor> named : tensors.entrySet()) {
            ZipEntry entry = new ZipEntry(named.getKey() + ".npy");
            entry.setTimeLocal(SOME_TIME);
            zip.putNextEntry(entry);
            Tensor tensor = named.getValue();
            zip.write(new NpyHeader(tensor.dataType(), tensor.shape()).bytes());
            NpyData.write(tensor, zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
