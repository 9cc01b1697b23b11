package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradescopeResultsTest {

    private static final Set<String> FIELDS = Set.of(
            "score",
            "execution_time",
            "output",
            "output_format",
            "test_output_format",
            "test_name_format",
            "visibility",
            "stdout_visibility",
            "extra_data",
            "tests",
            "leaderboard");

    private static final Set<String> FIELDS_OF_TEST = Set.of(
            "score",
            "max_score",
            "status",
            "name",
            "name_format",
            "number",
            "output",
            "output_format",
            "tags",
            "visibility",
            "extra_data");

    @ParameterizedTest
    @EnumSource
    void hasOnlyTheFieldsOfTheSpecification(HiddenTests hiddenTests) {
        JsonObject results = json(GradeReports.mixed(), hiddenTests);

        assertEquals(FIELDS, results.keySet());
        for (JsonElement test : results.getAsJsonArray("tests")) {
            JsonObject fields = test.getAsJsonObject();
            assertTrue(FIELDS_OF_TEST.containsAll(fields.keySet()), () -> fields.toString());
            assertTrue(Set.of("visible", "after_published", "after_due_date").contains(text(fields, "visibility")));
        }
        for (String format : List.of("output_format", "test_output_format", "test_name_format")) {
            assertEquals("text", text(results, format));
        }
    }

    @Test
    void theScoreIsTheSumOfAllPointsAndOfTheTests() {
        JsonObject results = json(GradeReports.mixed(), HiddenTests.AFTER_PUBLISHED);

        double sum = tests(results).stream()
                .filter(test -> test.has("score"))
                .mapToDouble(test -> test.get("score").getAsDouble())
                .sum();
        assertEquals(6, results.get("score").getAsDouble()); // two public tests, a hidden test; one of them is optional
        assertEquals(6, sum);
        assertTrue(text(results, "output").contains("Optional parts give up to 2 points above the maximum of 12."));
        assertEquals(61.5, results.get("execution_time").getAsDouble());
    }

    @Test
    void aPublicTestSaysWhatFailedAndWhy() {
        JsonObject test = named(
                json(GradeReports.mixed(), HiddenTests.AFTER_PUBLISHED),
                "Dense layer · input-gradients · the gradient of x equals a numerical gradient");

        assertEquals("failed", text(test, "status"));
        assertEquals(0, test.get("score").getAsDouble());
        assertEquals(2, test.get("max_score").getAsDouble());
        assertEquals("[\"dense\",\"input-gradients\"]", test.get("tags").toString());
        assertEquals("""
                looks like 2 times the right gradient of x

                Why it matters: training follows the gradient

                the gradient is 2 times too big

                What to do next: java Course.java check dense""", text(test, "output"));
    }

    @Test
    void hiddenTestsAreAnnouncedAndCountedButNotNamed() {
        JsonObject results = json(GradeReports.mixed(), HiddenTests.AFTER_PUBLISHED);

        assertEquals(
                "visible",
                text(named(results, "Dense layer · 2 hidden checks for 4 points, shown later"), "visibility"));
        JsonObject hidden = named(results, "Dense layer · hidden checks");
        assertEquals("after_published", text(hidden, "visibility"));
        assertEquals("failed", text(hidden, "status"));
        assertEquals(2, hidden.get("score").getAsDouble());
        assertEquals(4, hidden.get("max_score").getAsDouble());
        assertEquals(
                "input-gradients: 0 of 1 hidden check passed\nforward: 1 of 1 hidden check passed",
                text(hidden, "output"));
        assertFalse(results.toString().contains("batched"));
        assertFalse(results.toString().contains("secret message"));
        assertTrue(text(results, "output")
                .startsWith("2 of 5 public checks passed; 2 hidden checks can give 4 further points."));
    }

    @Test
    void visibleHiddenTestsNeedNoAnnouncement() {
        JsonObject results = json(GradeReports.mixed(), HiddenTests.VISIBLE);

        assertEquals("visible", text(named(results, "Dense layer · hidden checks"), "visibility"));
        assertFalse(results.toString().contains("shown later"));
    }

    @Test
    void saysThatAllPublicChecksPassedOnlyIfAllRan() {
        PartGrade passed = GradeReports.part("relu", Map.of(), List.of(), GradeReports.passed("forward", "y ≥ 0"));
        PartGrade oneOfTwo = new PartGrade("relu", Map.of(), false, false, 2, List.of(), passed.tests(), Duration.ZERO);

        assertTrue(output(passed).startsWith("All public checks passed.\n1 of 1 expected test ran."));
        assertTrue(output(oneOfTwo)
                .startsWith("1 of 1 public check passed.\n1 of 2 expected tests ran;"
                        + " a test that did not run gives no points."));
    }

    @Test
    void theHeadNamesWhatWasGradedAndWhatProtectsIt() {
        String head = text(json(GradeReports.mixed(), HiddenTests.AFTER_PUBLISHED), "output");

        assertTrue(head.contains("anna.zip (SHA-256 " + "ab12".repeat(16) + "), tier full, by Beras 0.2.0"), head);
        assertTrue(head.contains("assignment.Dense from assignment/Dense.java (SHA-256 " + "cd34".repeat(16)), head);
        assertTrue(
                head.contains("Protections that this machine lacks:\n  - the submission can reach the network"), head);
        assertTrue(head.contains("A person grades the part questions."), head);
        assertFalse(head.contains("NOT COMPLETE"), head);
    }

    @Test
    void aReportThatIsNotCompleteSaysSoFirst() {
        JsonObject results = json(GradeReports.unfinished(GradeReports.mixed()), HiddenTests.AFTER_PUBLISHED);

        assertTrue(text(results, "output").startsWith("THIS REPORT IS NOT COMPLETE"));
        assertFalse(results.getAsJsonObject("extra_data").get("complete").getAsBoolean());
    }

    @Test
    void notesAndManualPartsAreEntriesWithoutPoints() {
        JsonObject results = json(GradeReports.mixed(), HiddenTests.AFTER_PUBLISHED);

        JsonObject notes = named(results, "Dense layer · notes");
        assertEquals("Dense.java:33: ';' expected", text(notes, "output"));
        assertFalse(notes.has("score"));
        assertFalse(named(results, "Questions · graded by a person").has("score"));
    }

    @Test
    void theLeaderboardSortsAccuraciesDownAndTimesUp() {
        assertEquals(
                "[{\"name\":\"advanced-accuracy\",\"value\":0.9637,\"order\":\"desc\"},"
                        + "{\"name\":\"training-seconds\",\"value\":12.34,\"order\":\"asc\"}]",
                json(GradeReports.mixed(), HiddenTests.VISIBLE)
                        .get("leaderboard")
                        .toString());
    }

    private static String output(PartGrade part) {
        return text(json(GradeReports.report(part), HiddenTests.AFTER_PUBLISHED), "output");
    }

    private static JsonObject json(GradeReport report, HiddenTests hiddenTests) {
        return JsonParser.parseString(GradescopeResults.json(report, hiddenTests))
                .getAsJsonObject();
    }

    private static JsonObject named(JsonObject results, String name) {
        return tests(results).stream()
                .filter(test -> text(test, "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no \"" + name + "\" in " + results));
    }

    private static List<JsonObject> tests(JsonObject results) {
        return StreamSupport.stream(results.getAsJsonArray("tests").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }
}
