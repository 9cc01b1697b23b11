package io.beras.io;

import static java.util.Objects.requireNonNull;

import io.beras.core.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes named tensors in a .safetensors file, the format of Hugging Face for weights.
 *
 * <pre>{@code
 * Safetensors.write(Path.of("w.safetensors"), Map.of("w", w));        // safetensors.numpy.load_file("w.safetensors")["w"]
 * Tensor w = Safetensors.read(Path.of("w.safetensors")).get("w");
 * }</pre>
 *
 * <p>FLOAT, DOUBLE and INT are the types F32, F64 and I32. Reading widens F16 and BF16 to FLOAT. Other types throw an
 * exception whose message gives the remedy in Python. {@link SafetensorsFile} reads a part of the tensors.
 *
 * <p>Equal tensors give equal files: the bytes that the reference implementation writes.
 *
 * <p>Source: Hugging Face, "Safetensors", format description of the repository huggingface/safetensors.
 */
public final class Safetensors {

    private Safetensors() {}

    /**
     * Reads all tensors of a file in their order.
     *
     * @throws DataFileException if the file is missing or damaged, or a tensor has no elements or a type that is not supported
     */
    public static Map<String, Tensor> read(Path path) throws DataFileException {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (String name : file.names()) {
                tensors.put(name, file.tensor(name));
            }
            return tensors;
        }
    }

    /**
     * Writes tensors under their names and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     * @throws IllegalArgumentException if a tensor has the name "__metadata__", or a name with half a character
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors) throws IOException {
        List<String> order = SafetensorsHeader.order(tensors);
        byte[] header = SafetensorsHeader.bytes(order, tensors);
        AtomicFiles.write(file, out -> {
            out.write(length(header));
            out.write(header);
            writeElements(order, tensors, out);
        });
    }

    private static byte[] length(byte... header) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array();
    }

    private static void writeElements(List<String> order, Map<String, ? extends Tensor> tensors, OutputStream out)
            throws IOException {
        for (String name : order) {
            NpyData.write(requireNonNull(tensors.get(name)), out);
        }
    }
}
