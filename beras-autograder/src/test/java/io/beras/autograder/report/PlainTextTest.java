package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void keepsTextOfAnyLanguage() {
        String text = "∂x = g·wᵀ\n\tü 全连接层 \uD83D\uDE00";

        assertEquals(text, PlainText.of(text));
    }

    @Test
    void replacesWhatNotEveryFormatCanHold() {
        assertEquals(HostileTexts.CLEAN, PlainText.of(HostileTexts.ALL));
        assertEquals("a\nb", PlainText.of("a\r\nb"));
        assertEquals("click", PlainText.of("\u001B]8;;http://x\u0007click\u001B]8;;\u0007"));
    }

    @Test
    void cutsLongTextsAndSaysSo() {
        String cut = PlainText.of("x".repeat(100_000));

        assertEquals(PlainText.MAX_LENGTH, cut.length());
        assertTrue(cut.endsWith("x…\n(cut here; the whole text has 100000 characters)"));
    }

    @Test
    void neverCutsACharacterInTwo() {
        String emoji = "\uD83D\uDE00".repeat(10_000);

        assertTrue(PlainText.of(emoji).matches("(?s)(\uD83D\uDE00)+…\n.*"));
        assertTrue(PlainText.of("x" + emoji).matches("(?s)x(\uD83D\uDE00)+…\n.*"));
    }

    @Test
    void cleaningACleanTextChangesNothing() {
        for (String text : List.of(HostileTexts.ALL, "x".repeat(100_000), "\u001B".repeat(30_000))) {
            String clean = PlainText.of(text);

            assertEquals(clean, PlainText.of(clean));
        }
    }

    @Test
    void countsTheTextsThatALongListLeavesOut() {
        List<String> kept = PlainText.of(Collections.nCopies(1_000, "error"));

        assertEquals(200, kept.size());
        assertEquals("(801 more are left out)", kept.get(199));
        assertEquals(kept, PlainText.of(kept));
    }
}
