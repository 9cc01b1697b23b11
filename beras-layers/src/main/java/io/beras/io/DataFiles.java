package io.beras.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens data files, and decompresses gzipped files. The first bytes of a file decide, not its name. */
public final class DataFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private DataFiles() {}

    /**
     * Opens a file for reading.
     *
     * @throws IOException if the file cannot be opened or its gzip header is damaged
     */
    public static InputStream open(Path path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            return isGzipped(file) ? new GZIPInputStream(file, BUFFER_BYTES) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Checks that a path leads to a file.
     *
     * @param wanted the wanted kind of file for the message: "a CSV file"
     * @throws DataFileException if the path does not exist or is not a file
     */
    public static void requireFile(Path path, String wanted) throws DataFileException {
        if (!Files.isRegularFile(path)) {
            String found = Files.notExists(path) ? "does not exist" : "is not a file";
            throw new DataFileException(path + " " + found + "; give the path of " + wanted);
        }
    }

    private static boolean isGzipped(InputStream file) throws IOException {
        file.mark(2);
        boolean gzipped = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        return gzipped;
    }
}
