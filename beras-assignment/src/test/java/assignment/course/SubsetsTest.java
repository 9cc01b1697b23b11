package assignment.course;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assignment.course.UnfinishedSolution.StepName;
import io.beras.autograder.course.Course;
import io.beras.autograder.run.GradedTests;
import io.beras.autograder.run.Status;
import io.beras.autograder.run.TestOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any subset of the steps, written in any order, passes exactly its own tests.
 *
 * <p>{@code scripts/campaigns.sh} tries 200 subsets.
 */
@Tag("long")
class SubsetsTest {

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("beras.subsets", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exactlyTheTestsOfTheWrittenStepsPass(int seed, @TempDir Path work) throws IOException, InterruptedException {
        Course course = ReferenceSolution.course();
        Map<String, String> sources = sources(course);
        Set<String> written = new TreeSet<>();
        Random random = new Random(seed);
        double share = random.nextDouble();
        sources.values().stream()
                .flatMap(source -> UnfinishedSolution.steps(source).stream())
                .map(StepName::toString)
                .distinct()
                .sorted()
                .filter(step -> random.nextDouble() < share)
                .forEach(written::add);
        Map<String, String> unfinished = sources.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        source -> UnfinishedSolution.of(source.getValue(), step -> written.contains(step.toString()))));
        List<Path> folders = new ArrayList<>();
        folders.add(ReferenceSolution.compile(unfinished, work));
        folders.addAll(ReferenceSolution.classFolders());

        Set<String> passed = new TreeSet<>();
        Set<String> otherwise = new TreeSet<>();
        for (TestOutcome outcome : GradedTests.of(folders, "assignment").run(tests(course))) {
            (outcome.status() == Status.PASSED ? passed : otherwise).add(outcome.part() + "/" + outcome.step());
        }
        assertEquals(written, passed, "steps with a test that passed");
        otherwise.retainAll(written);
        assertEquals(Set.of(), otherwise, "written steps with a test that did not pass");
    }

    private static Map<String, String> sources(Course course) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (var part : course.parts()) {
            for (String name : part.classes()) {
                sources.put(name, ReferenceSolution.source(name));
            }
        }
        return sources;
    }

    private static List<String> tests(Course course) {
        return course.parts().stream()
                .flatMap(part -> part.tests().stream())
                .distinct()
                .map(name -> "assignment." + name)
                .toList();
    }
}
