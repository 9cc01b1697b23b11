package io.beras.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.examples.lessons.Lessons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonCommandTest extends CommandFixture {

    @Test
    void listsTheLessonsWithALineEach() {
        assertEquals(0, command.run("step"), command.err());

        List<String> lines = command.outLines();
        assertEquals(Lessons.all().size(), lines.size());
        assertEquals("   1  a derivative by hand: difference quotients beside the formula", lines.get(0));
        assertTrue(lines.get(9).startsWith("  10  "), lines.get(9));
    }

    @Test
    void runsALessonAndWritesItsPlotsIntoTheGivenFolder() {
        Path out = home.resolve("plots");

        assertEquals(0, command.run("step", "1", "--out", out.toString()), command.err());

        assertTrue(command.out().contains("f'(x) by its formula"), command.out());
        assertTrue(command.out().contains("Picture: " + out.resolve("derivative.png")), command.out());
        assertTrue(Files.exists(out.resolve("derivative.png")));
    }

    @Test
    void writesPlotsIntoARunFolderWithoutAGivenFolder() throws Exception {
        assertEquals(0, command.run("step", "1"), command.err());

        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            assertTrue(Files.exists(runs.findAny().orElseThrow().resolve("derivative.png")));
        }
    }

    @Test
    void aLessonWithoutPlotsCreatesNoFolder() {
        assertEquals(0, command.run("step", "5"), command.err());

        assertFalse(Files.exists(home.resolve("runs")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99", "-1", "one", "1.5", ""})
    void anUnknownLessonIsWrongUsage(String number) {
        assertEquals(2, command.run("step", number));

        assertEquals(
                "beras: Invalid value for positional parameter at index 0 (N): '" + number
                        + "' is not a lesson; give a number from 1 to "
                        + Lessons.all().size()
                        + ", which 'beras step' lists. See 'beras step --help'.",
                command.err());
        assertEquals("", command.out());
    }
}
