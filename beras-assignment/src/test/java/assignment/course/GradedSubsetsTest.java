package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assignment.course.UnfinishedSolution.StepName;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.report.GradeReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Submissions in which a random subset of the steps is written: the score is the sum of the points of these steps.
 *
 * <p>The build grades one subset; {@code scripts/campaigns.sh} grades 200.
 */
@Tag("long")
class GradedSubsetsTest {

    @TempDir
    private static Path work;

    private static GradedWork grader;

    @BeforeAll
    static void prepareTheAssignment() throws Exception {
        grader = new GradedWork(work);
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("beras.graded.subsets", 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theScoreIsTheSumOfThePointsOfTheWrittenSteps(int seed) throws Exception {
        Course course = ReferenceSolution.course();
        Map<String, String> sources = new TreeMap<>();
        for (Part part : course.parts()) {
            for (String name : part.classes()) {
                sources.put(name, ReferenceSolution.source(name));
            }
        }
        Random random = new Random(seed);
        double share = random.nextDouble();
        Set<String> written = new TreeSet<>();
        sources.values().stream()
                .flatMap(source -> UnfinishedSolution.steps(source).stream())
                .map(StepName::toString)
                .distinct()
                .sorted()
                .filter(step -> random.nextDouble() < share)
                .forEach(written::add);
        sources.replaceAll((name, source) -> UnfinishedSolution.of(source, step -> written.contains(step.toString())));

        GradeReport report = grader.grade(sources);
        Map<String, Double> expected = new TreeMap<>();
        Map<String, Double> actual = new TreeMap<>();
        for (Part part : course.parts()) {
            for (Step step : part.steps()) {
                String name = part.name() + "/" + step.name();
                if (!part.classes().isEmpty()) {
                    expected.put(name, written.contains(name) ? step.allPoints() : 0);
                }
            }
        }
        report.parts()
                .forEach(part -> part.tests()
                        .forEach(test -> actual.merge(part.name() + "/" + test.step(), test.points(), Double::sum)));
        actual.replaceAll((step, points) -> Math.rint(points * 1e6) / 1e6);
        assertEquals(expected, actual, () -> "written: " + written);
    }
}
