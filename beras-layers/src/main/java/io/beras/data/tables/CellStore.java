package io.beras.data.tables;

import io.beras.io.DataFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stores equal cells of a file once, with a small table of recent cells, and limits the memory of all cells.
 *
 * <p>A cell takes about 50 bytes for a text of a few letters. Where values repeat, as shades of grey and classes do, it
 * takes the 4 bytes of a reference.
 */
final class CellStore {

    private static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 2;
    private static final int SLOTS = 1 << 12;
    private static final int ROW_BYTES = 64;
    private static final int REFERENCE_BYTES = 4;
    private static final int TEXT_BYTES = 48;

    private final Path path;
    private final @Nullable String[] recent = new @Nullable String[SLOTS];
    private long bytes;

    CellStore(Path path) {
        this.path = path;
    }

    /** Replaces the cells of a line by stored ones. */
    void store(String[] cells) throws DataFileException {
        bytes += ROW_BYTES + (long) REFERENCE_BYTES * cells.length;
        for (int i = 0; i < cells.length; i++) {
            int hash = cells[i].hashCode();
            int slot = (hash ^ hash >>> 16) & SLOTS - 1;
            String known = recent[slot];
            if (known != null && known.equals(cells[i])) {
                cells[i] = known;
            } else {
                recent[slot] = cells[i];
                bytes += TEXT_BYTES + 2L * cells[i].length();
            }
        }
        if (bytes > MAX_BYTES) {
            throw new DataFileException(String.format(
                    Locale.ROOT,
                    "%s has cells that take more than %,d MB, half of the memory of this JVM;"
                            + " give Java a larger -Xmx, or cut the file into parts",
                    path,
                    MAX_BYTES >> 20));
        }
    }
}
