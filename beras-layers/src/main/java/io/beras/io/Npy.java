package io.beras.io;

import io.beras.core.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads a tensor from a .npy file, NumPy's format for one array; {@link Npz} holds several.
 *
 * <pre>{@code
 * Tensor x = Npy.read(Path.of("samples.npy"));        // numpy.save("samples.npy", x.astype('<f4'))
 * }</pre>
 */
public final class Npy {

    private Npy() {}

    /**
     * Reads the array of a file.
     *
     * @throws DataFileException if the file is missing or damaged, or the array has a type that is not supported
     */
    public static Tensor read(Path file) throws DataFileException {
        DataFiles.requireFile(file, "a .npy file");
        try (InputStream in = DataFiles.open(file)) {
            return NpyData.read(NpyHeader.read(in), in);
        } catch (NpyException e) {
            throw new DataFileException(file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }
}
