package io.beras.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsColumnsTwoSpacesApart() {
        TextTable table = new TextTable("part", "parameters", "weights")
                .alignRight(1)
                .row("Dense(784, 10)", 7850, "w")
                .row("ReLU", 0)
                .row()
                .row("", 7850);

        assertEquals("""
                part            parameters  weights
                Dense(784, 10)        7850  w
                ReLU                     0

                                      7850""", table.toString());
    }

    @Test
    void omitsALineOfEmptyTitles() {
        assertEquals(
                "a  1\nb  22", new TextTable("", "").row("a", 1).row("b", 22).toString());
    }

    @Test
    void countsColumnsAsATerminalDoes() {
        assertEquals(4, TextTable.width("猫犬"));
        assertEquals(4, TextTable.width("café"));
        assertEquals(4, TextTable.width("cafe\u0301")); // the accent has no column of its own
        assertEquals(
                "猫    1\nbird  2",
                new TextTable("", "").row("猫", 1).row("bird", 2).toString());
    }

    @Test
    void refusesWhatHasNoColumn() {
        TextTable table = new TextTable("a", "b");

        assertEquals(
                "a row has 3 cells, but the table has 2 columns; pass at most 2",
                assertThrows(IllegalArgumentException.class, () -> table.row(1, 2, 3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> table.alignRight(2));
        assertThrows(IllegalArgumentException.class, TextTable::new);
    }
}
