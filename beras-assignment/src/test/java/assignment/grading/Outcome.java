package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assignment.grading.Attack.Earned;
import com.google.gson.JsonParser;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.GradeReportFile;
import io.beras.autograder.report.PartGrade;
import io.beras.autograder.report.TestGrade;
import io.beras.autograder.run.Status;
import io.beras.autograder.sandbox.Protection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What became of a hostile submission.
 *
 * @param attacks the attacks by their places
 * @param report the report that the grader returned
 * @param reports the folder into which the grader wrote
 */
record Outcome(Map<Place, Attack> attacks, GradeReport report, Path reports) {

    /** What the processes of the attacks have in their commands. */
    private static final String MARK = "98.761";

    private static final Pattern COMPILE_ERROR = Pattern.compile("\\.java:\\d+: ");

    /** Returns what must hold, as assertions. */
    List<Executable> checks() {
        List<Executable> checks = new ArrayList<>();
        for (PartGrade part : report.parts()) {
            attacks.entrySet().stream()
                    .filter(attack -> attack.getKey().part().equals(part.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            attack -> checks.addAll(checks(attack.getValue(), attack.getKey(), part)),
                            () -> checks.add(() -> assertEquals(
                                    part.maxPoints(), part.points(), () -> "not attacked: " + text(part))));
        }
        checks.addAll(checksOfReports());
        return checks;
    }

    /** Returns what must hold for any submission. */
    List<Executable> checksOfReports() {
        return List.of(
                this::assertReportsAreComplete,
                () -> assertEquals(List.of(), foldersOfTheGrader(), "folders left behind"),
                () -> assertTrue(
                        isMissing(Protection.NO_LEFTOVERS)
                                || processesOfAttacks().isEmpty(),
                        "processes left behind"));
    }

    private List<Executable> checks(Attack attack, Place place, PartGrade part) {
        List<Executable> checks = new ArrayList<>();
        if (isHeld(attack)) {
            String text = attack.name() + ": " + text(part);
            checks.add(() -> assertFalse(text.contains("BREACH"), text));
            checks.add(() -> assertTrue(
                    Compilers.ALL.contains(attack)
                            || !COMPILE_ERROR.matcher(text).find(),
                    text));
            checks.add(() -> assertTrue(text.contains(attack.says().replace("HERE", place.className())), text));
            checks.add(() -> assertPoints(attack, part, text));
        }
        checks.add(() -> assertEquals(part.testsExpected(), part.tests().size()));
        return checks;
    }

    /** Returns the attacks that succeeded in what no protection of this machine refuses. */
    List<String> breaches() {
        return report.parts().stream()
                .filter(part -> text(part).contains("BREACH"))
                .flatMap(part -> attacks.entrySet().stream()
                        .filter(attack -> attack.getKey().part().equals(part.name())))
                .map(attack -> attack.getValue().name())
                .toList();
    }

    private boolean isHeld(Attack attack) {
        return attack.holders().isEmpty() || !attack.holders().stream().allMatch(this::isMissing);
    }

    private boolean isMissing(Protection protection) {
        return !report.held().contains(protection.text());
    }

    private static void assertPoints(Attack attack, PartGrade part, String text) {
        if (attack.earned() == Earned.ALL) {
            assertEquals(part.maxPoints(), part.points(), text);
        } else if (attack.earned() != Earned.SOMETHING) {
            double earned = part.tests().stream()
                    .filter(test -> test.step().equals(attack.earned().name().toLowerCase(Locale.ROOT)))
                    .mapToDouble(TestGrade::maxPoints)
                    .sum();
            assertTrue(part.points() <= earned, text);
        }
    }

    private static String text(PartGrade part) {
        return part.name() + " has " + part.points() + " of " + part.maxPoints() + " points " + part.notes()
                + part.tests().stream()
                        .filter(test -> test.status() != Status.PASSED)
                        .map(test -> "\n" + test.method() + " " + test.status() + " " + test.message())
                        .collect(Collectors.joining());
    }

    private void assertReportsAreComplete() throws Exception {
        assertTrue(report.complete());
        assertEquals(report, GradeReportFile.read(reports.resolve(GradeReportFile.NAME)));
        assertFalse(JsonParser.parseString(Files.readString(reports.resolve("results.json")))
                .getAsJsonObject()
                .getAsJsonArray("tests")
                .isEmpty());
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(reports.resolve("junit.xml").toFile());
        for (String language : List.of("en", "zh")) {
            String page = Files.readString(reports.resolve("report." + language + ".html"));
            assertFalse(page.contains("<script>alert"), "a page with a script of the submission");
            assertTrue(page.strip().endsWith("</html>"));
        }
    }

    private static List<Path> foldersOfTheGrader() throws IOException {
        String prefix = "beras-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static List<String> processesOfAttacks() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(MARK))
                .toList();
    }
}
