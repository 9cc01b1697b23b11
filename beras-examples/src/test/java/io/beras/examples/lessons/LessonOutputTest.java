package io.beras.examples.lessons;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.plots.Chart;
import io.beras.plots.tape.TapeDrawing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonOutputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void printsValuesAndStoresThem() {
        LessonOutput out = newOutput();

        out.show("loss", 0.1318636492565);
        out.compare("weight", 0.2084214805, "PyTorch", 0.2084);

        assertEquals(Map.of("loss", 0.1318636492565, "weight", 0.2084214805), out.values());
        assertEquals(
                List.of("loss 0.131864", "weight 0.2084214805 PyTorch prints 0.2084"),
                text().lines().map(line -> line.strip().replaceAll(" +", " ")).toList());
    }

    @Test
    void refusesTwoValuesOfOneName() {
        LessonOutput out = newOutput();
        out.show("loss", 1);

        var e = assertThrows(IllegalArgumentException.class, () -> out.show("loss", 2));

        assertEquals("\"loss\" was shown already; give each value its own name.", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "13, 13",
        "0, 0",
        "-0.0, 0",
        "0.13810752, 0.138108",
        "1e-6, 1e-6",
        "3.301043924e-29, 3.30104e-29",
        "-25, -25",
        "39279700, 39279700",
        "1e10, 1e10",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void writesSixSignificantDigits(double value, String text) {
        assertEquals(text, LessonOutput.text(value, 6));
    }

    @Test
    void takesTheLongerLengthOnlyWhenAsked() {
        assertEquals(3, newOutput().length(3, 10));
        assertEquals(10, newOutput().inFull().length(3, 10));
    }

    @Test
    void writesPlotsIntoItsFolderAndPrintsTheirPaths() throws IOException {
        LessonOutput out = newOutput();

        out.draw("line", new Chart("A line", "x", "y").line("1, 4", List.of(1.0, 4.0)));

        Path picture = folder.resolve("line.png");
        assertTrue(Files.size(picture) > 1000);
        assertEquals(List.of(picture), out.plots());
        assertTrue(text().contains("Picture: " + picture), text());
    }

    @Test
    void writesADrawnTapeAsAPageAndPrintsItsPath() throws IOException {
        LessonOutput out = newOutput();
        Tensor x = Tensor.of(3);
        try (GradientTape tape = new GradientTape(true)) {
            tape.watch(x);
            out.page("tape", TapeDrawing.of(tape, x.square().sum()));
        }

        Path page = folder.resolve("tape.html");
        assertTrue(Files.readString(page).contains("loss 9"));
        assertTrue(text().contains("Page: " + page), text());
    }

    private LessonOutput newOutput() {
        PrintStream stream = new PrintStream(bytes, true, UTF_8);
        return new LessonOutput(stream, stream, folder, () -> {
            throw new IOException("no digits here");
        });
    }

    private String text() {
        return bytes.toString(UTF_8);
    }
}
