package io.beras.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected names are those of Python: "{epoch:02d}".format(epoch=7), and so on. */
class FilePatternTest {

    private static final Map<String, Double> VALUES =
            Map.of("epoch", 7.0, "batch", 120.0, "val_loss", 0.123456, "accuracy", 0.5, "loss", -2.5e-7);

    @ParameterizedTest
    @CsvSource({
        "{epoch}, 7",
        "{epoch:d}, 7",
        "{epoch:02d}, 07",
        "{epoch:03}, 007",
        "{epoch:.1f}, 7.0",
        "{batch:05d}, 00120",
        "{val_loss:.4f}, 0.1235",
        "{val_loss:.2f}-{epoch:02d}, 0.12-07",
        "{val_loss:08.3f}, 0000.123",
        "{val_loss:f}, 0.123456",
        "{val_loss:.2e}, 1.23e-01",
        "{val_loss}, 0.123456",
        "{accuracy}, 0.5",
        "{loss:.1e}, -2.5e-07",
        "{loss:010.1e}, -002.5e-07",
        "best, best",
    })
    void writesValuesAsPython(String pattern, String name) {
        assertEquals(
                name + ".beras",
                new FilePattern(pattern + ".beras").file(VALUES).toString());
    }

    @Test
    void namesMayBeInFoldersToo() {
        FilePattern pattern = new FilePattern("runs/{epoch:02d}/{val_loss:.1f}.beras");

        assertEquals(Set.of("epoch", "val_loss"), pattern.names());
        assertTrue(pattern.hasNamesInFolder());
        assertFalse(new FilePattern("runs/{epoch}.beras").hasNamesInFolder());
        assertFalse(new FilePattern("{epoch}.beras").hasNamesInFolder());
    }

    /** The state of a callback names files that it may delete, and a state may come from a stranger's file. */
    @Test
    void onlyFilesOfThePatternMatch() {
        FilePattern pattern = new FilePattern("runs/{epoch:02d}/{val_loss:.4f}.beras");

        assertTrue(pattern.matches(Path.of("runs/03/0.1234.beras")));
        assertTrue(pattern.matches(Path.of("runs/03/NaN.beras").toAbsolutePath()));
        assertTrue(pattern.matches(pattern.file(Map.of("epoch", 7.0, "val_loss", -1e20))));
        assertFalse(pattern.matches(Path.of("other/03/0.1234.beras")));
        assertFalse(pattern.matches(Path.of("runs/../0.1234.beras")));
        assertFalse(pattern.matches(Path.of("runs/03/x/0.1234.beras")));
        assertFalse(pattern.matches(Path.of("runs/03/0.1234.txt")));
        assertFalse(new FilePattern("/a/{epoch}").matches(Path.of("/b/1")));
        assertTrue(new FilePattern("/a/{epoch}").matches(Path.of("/a/1")));
    }

    @Test
    void nanIsAPartOfAName() {
        assertEquals(
                "NaN.beras",
                new FilePattern("{val_loss:.2f}.beras")
                        .file(Map.of("val_loss", Double.NaN))
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "runs/",
                "..",
                "runs/..",
                "{epoch",
                "epoch}.beras",
                "{}.beras",
                "{{epoch}}.beras",
                "{epoch:02x}",
                "{val_loss:2d}",
                "{val_loss:.4}",
                "{val_loss:.4f}{",
                "a\0b",
                "{epoch:.2d}",
                "{epoch:9999d}"
            })
    void refusesWhatIsNoNameOfAFile(String pattern) {
        String message = assertThrows(IllegalArgumentException.class, () -> new FilePattern(pattern))
                .getMessage();

        assertTrue(message.startsWith("\"" + pattern + "\" is no name of a checkpoint: "), message);
    }
}
