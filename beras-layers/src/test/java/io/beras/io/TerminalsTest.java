package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalsTest {

    @Test
    void aTerminalHas80ColumnsUnlessTheEnvironmentNamesAnotherWidth() {
        assertEquals(80, Terminals.columns(Map.of()));
        assertEquals(80, Terminals.columns(Map.of("COLUMNS", "wide")));
        assertEquals(132, Terminals.columns(Map.of("COLUMNS", "132")));
        assertEquals(20, Terminals.columns(Map.of("COLUMNS", "0")));
    }
}
