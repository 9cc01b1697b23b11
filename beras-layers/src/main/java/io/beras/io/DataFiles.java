package io.beras.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** What a file holds, decompressed if it is gzipped; the file's first bytes decide, not its name. */
public final class DataFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private DataFiles() {}

    /**
     * Opens a file's content for reading.
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
     * Checks that a path is that of a file.
     *
     * @param wanted what the message asks for in its place: "a CSV file"
     * @throws DataFileException if there is nothing, or something else
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
