package io.beras.core.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void shortensALongText() {
        assertEquals("\"" + "x".repeat(60) + "\"", Quoted.of("x".repeat(60)));
        assertEquals("\"" + "x".repeat(60) + "…\"", Quoted.of("x".repeat(61)));
    }

    @Test
    void replacesControlCharacters() {
        assertEquals("\"a?b?ü😀\"", Quoted.of("a\nb\0ü😀"));
    }

    @Test
    void shortensALongList() {
        assertEquals("[a, b?]", Quoted.list(List.of("a", "b\t")));
        assertEquals("[" + "x, ".repeat(12) + "… and 773 more]", Quoted.list(Collections.nCopies(785, "x")));
    }

    @Test
    void aMessageAboutAFileIsOneLineWhateverTheNameOfTheFile() {
        assertEquals("a?b.npz is cut short", Quoted.oneLine("a\nb.npz is cut short"));
    }
}
