package io.beras.data.tables;

import io.beras.io.DataFileException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The text of a file, which throws before a line becomes longer than memory allows. A quote that is never closed would
 * otherwise make one cell of the rest of the file, and a gzipped file may unpack to a thousand times its size.
 */
final class LimitedText extends Reader {

    // A line of N characters takes up to 26 N bytes as cells, and three times 2 N bytes while a long cell is joined.
    private static final long MAX_LINE = Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 64);

    private final Path path;
    private final Reader text;
    private long sinceLine;

    LimitedText(Path path, Reader text) {
        this.path = path;
        this.text = text;
    }

    /** Starts a new line, after the parser has finished a line. */
    void finishLine() {
        sinceLine = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = text.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == 0) {
                throw new DataFileException(path + " holds zero bytes, as text in UTF-16 does; save it as UTF-8");
            }
        }
        sinceLine += Math.max(0, count);
        if (sinceLine > MAX_LINE) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s has a line, or a cell in quotes, of more than the %,d characters that this JVM can read;"
                            + " close its quotes, or give Java a larger -Xmx",
                    path,
                    MAX_LINE));
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
