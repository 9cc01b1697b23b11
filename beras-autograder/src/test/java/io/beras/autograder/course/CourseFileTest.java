package io.beras.autograder.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseFileTest {

    private static final String JSON = """
            {
              "name": "beras", "title": {"en": "Neural network", "zh": "神经网络"}, "package": "assignment",
              "due": {"full": "2027-02-19T23:59:00Z"}, "variants": {"2470student": "advanced"},
              "parts": [
                {"name": "dense", "title": {"en": "Dense"}, "classes": ["Dense"], "tests": ["DenseTest"], "hours": 3,
                 "steps": [
                   {"name": "forward", "points": 4, "tests": 3, "hiddenPoints": 2.5, "hiddenTests": 1},
                   {"name": "initializers", "points": 2, "tests": 1}]},
                {"name": "questions", "manual": true, "optional": true, "steps": [{"name": "text", "points": 10}]}
              ]
            }
            """;

    @TempDir
    private Path folder;

    private Course read(String json) throws IOException {
        return CourseFile.read(Files.writeString(folder.resolve("course.json"), json));
    }

    @Test
    void readsPartsStepsPointsAndDates() throws IOException {
        Course course = read(JSON);
        Step forward = new Step("forward", 4, 3, 2.5, 1);
        assertEquals("神经网络", course.title().get("zh"));
        assertEquals(Map.of(Tier.FULL, Instant.parse("2027-02-19T23:59:00Z")), course.due());
        assertEquals(Map.of("2470student", Tier.ADVANCED), course.variants());
        assertEquals(
                List.of("dense", "questions"),
                course.parts().stream().map(Part::name).toList());
        assertEquals(
                List.of(forward, new Step("initializers", 2, 1, 0, 0)),
                course.part("dense").steps());
        assertEquals(6.5, forward.allPoints());
        assertTrue(course.part("questions").manual() && course.part("questions").optional());
    }

    @Test
    void aPartForbidsItsOwnNamesAndThoseOfAllParts() throws IOException {
        Course course =
                read(JSON.replace("\"parts\": [", "\"forbiddenEverywhere\": [\"io.beras.layers.*\"], \"parts\": [")
                        .replace("\"hours\": 3", "\"forbidden\": [\"io.beras.core.Tensor#matmul\", \"a.B$C\"]"));
        assertEquals(
                List.of("io.beras.core.Tensor#matmul", "a.B$C", "io.beras.layers.*"),
                course.part("dense").forbidden());
        assertEquals(List.of("io.beras.layers.*"), course.part("questions").forbidden());
    }

    @Test
    void anUnknownPartOrStepIsNamedBesideTheOthers() throws IOException {
        Course course = read(JSON);
        assertEquals(
                "there is no part \"Dense\"; choose one of: dense, questions",
                assertThrows(IllegalArgumentException.class, () -> course.part("Dense"))
                        .getMessage());
        assertEquals(
                "there is no step \"backward\"; choose one of: forward, initializers",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> course.part("dense").step("backward"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"points\": 4,    |                  | parts[0].steps[0].points is missing",
                "\"points\": 4     | \"points\": -4   | parts[0].steps[0].points needs 0 or more, not -4",
                "\"points\": 4     | \"points\": \"4\"| parts[0].steps[0].points needs a number, not \"4\"",
                "\"tests\": 3      | \"tests\": 2.5   | parts[0].steps[0].tests needs a whole number, not 2.5",
                "\"tests\": 1      | \"tests\": 0     | parts[0].steps: \"initializers\" has points, but no count of"
                        + " tests that give them: set tests and hiddenTests",
                "initializers      | forward          | parts[0].steps has the name \"forward\" twice",
                "questions         | dense            | parts has the name \"dense\" twice",
                "\"hours\"         | \"hour\"         | parts[0].hour is unknown; choose one of: classes, forbidden,"
                        + " hours, manual, name, optional, steps, tests, title",
                "\"hours\": 3     | \"forbidden\": [\"Dense\"] | parts[0].forbidden needs a class such as"
                        + " io.beras.layers.Dense, a package such as io.beras.layers.*, or a method such as"
                        + " io.beras.core.Tensor#softmax, not \"Dense\"",
                "\"manual\": true  | \"manual\": 1    | parts[1].manual needs to be true or false, not 1",
                "[\"Dense\"]       | \"Dense\"        | parts[0].classes needs to be a list [ … ]",
                "\"advanced\"      | \"hard\"         | variants.2470student names the tier \"hard\"; choose one of: basic,"
                        + " full, advanced",
                "2027-02-19T23     | 19 February      | due.full needs a date such as 2027-02-19T23:59:00Z, not"
                        + " \"19 February:59:00Z\"",
                "\"package\": \"assignment\", |       | package is missing",
            })
    void aMistakeIsNamedWithFileAndPlace(String from, String to, String message) {
        String json = JSON.replace(from, to == null ? "" : to);
        assertEquals(folder.resolve("course.json") + ": " + message, message(json));
    }

    @Test
    void textThatIsNotJsonIsNamedWithItsLine() {
        String message = message(JSON.replace("\"hours\": 3,", "\"hours\": 3"));
        assertTrue(message.startsWith(folder.resolve("course.json") + ": this is not JSON: "), message);
        assertTrue(message.contains("line 6 column"), message);
        assertTrue(message("").endsWith("the file needs to be an object { … }"), message(""));
        assertTrue(message("[]").endsWith("the file needs to be an object { … }"), message("[]"));
        assertTrue(message(JSON + "}").contains("this is not JSON"), message(JSON + "}"));
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.json");
        assertEquals(
                missing + ": there is no such file",
                assertThrows(CourseException.class, () -> CourseFile.read(missing))
                        .getMessage());
    }

    private String message(String json) {
        return assertThrows(CourseException.class, () -> read(json)).getMessage();
    }
}
