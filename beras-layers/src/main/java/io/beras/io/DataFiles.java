package io.beras.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens data files, and decompresses gzipped files. The first bytes of a file decide, not its name. */
public final class DataFiles {

    private static final int BUFFER_BYTES = 1 << 16;

    private DataFiles() {}

    /**
     * Opens a file for reading.
     *
     * @throws DataFileException if the file is gzipped twice
     * @throws IOException if the file cannot be opened or its gzip header is damaged
     */
    public static InputStream open(Path path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            return isGzipped(file) ? unzipped(path, file) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Checks that a path leads to a regular file. A folder, a pipe or a device is refused: reading a pipe could wait for ever.
     *
     * @param wanted the wanted kind of file for the message: "a CSV file"
     * @throws DataFileException if the path does not exist or is not a regular file
     */
    public static void requireFile(Path path, String wanted) throws DataFileException {
        if (!Files.isRegularFile(path)) {
            String found = Files.notExists(path)
                    ? "does not exist"
                    : Files.isDirectory(path) ? "is a folder, which is not a file" : "is not a file on a disk";
            throw new DataFileException(path + " " + found + "; give the path of " + wanted);
        }
    }

    /** Returns the sentence for a file that cannot be read: cut short, a damaged gzip file, no permission, or the disk. */
    public static DataFileException unreadable(Path path, IOException e) {
        if (e instanceof DataFileException known) {
            return known;
        }
        return new DataFileException(path + " " + problem(e), e);
    }

    private static String problem(IOException e) {
        if (e instanceof EOFException) {
            return "is cut short: it ends before its data does; fetch it again";
        }
        if (e instanceof ZipException) {
            return "is a damaged gzip file (" + e.getMessage() + "); fetch it again";
        }
        if (e instanceof CharacterCodingException) {
            return "is not UTF-8 text; save it as UTF-8";
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read: no permission to read it; change its permissions";
        }
        return e instanceof NoSuchFileException
                ? "does not exist; check the path"
                : "cannot be read (" + e.getMessage() + "); check the disk";
    }

    private static InputStream unzipped(Path path, InputStream file) throws IOException {
        InputStream content = new BufferedInputStream(new GZIPInputStream(file, BUFFER_BYTES), BUFFER_BYTES);
        if (isGzipped(content)) {
            throw new DataFileException(path + " is gzipped twice; unpack it once, and give the file that results");
        }
        return content;
    }

    private static boolean isGzipped(InputStream file) throws IOException {
        file.mark(2);
        boolean gzipped = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        return gzipped;
    }
}
