package io.beras.data.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.io.DataFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CellStoreTest {

    private final CellStore store = new CellStore(Path.of("wide.csv"));

    @Test
    void storesEqualCellsOnce() throws DataFileException {
        String[] first = {new String("0"), "red"};
        String[] second = {new String("0"), "blue"};

        store.store(first);
        store.store(second);

        assertSame(first[0], second[0]);
        assertEquals("blue", second[1]);
    }

    @Test
    void refusesCellsThatTakeHalfOfTheMemory() {
        // The same million cells again and again: 4 MB of references each time, which are counted but not kept.
        String[] cells = new String[1 << 20];
        java.util.Arrays.fill(cells, "0");
        long rounds = Runtime.getRuntime().maxMemory() / 2 / (4L << 20) + 2;

        String message = assertThrows(DataFileException.class, () -> {
                    for (long round = 0; round < rounds; round++) {
                        store.store(cells);
                    }
                })
                .getMessage();

        assertTrue(message.startsWith("wide.csv has cells that take more than "), message);
    }
}
