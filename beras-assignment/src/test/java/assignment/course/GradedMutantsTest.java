package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.report.GradeReport;
import io.beras.autograder.report.PartGrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * The wrong solutions, through the grader: each loses points of its own part, and no other part loses any.
 *
 * <p>A submission contains one wrong solution for each class, so a few submissions contain all of them. The build grades one;
 * {@code scripts/campaigns.sh} grades all.
 */
@Tag("long")
class GradedMutantsTest {

    @TempDir
    private static Path work;

    private static GradedWork grader;

    @BeforeAll
    static void prepareTheAssignment() throws Exception {
        grader = new GradedWork(work);
    }

    static IntStream submissions() {
        return IntStream.range(0, Integer.getInteger("beras.graded.mutants", 1));
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void eachWrongClassCostsItsOwnParts(int number) throws Exception {
        List<Mutant> mutants = mutants(number);
        Map<String, String> wrong = new TreeMap<>();
        for (Mutant mutant : mutants) {
            wrong.put(mutant.className(), mutant.apply(ReferenceSolution.source(mutant.className())));
        }
        GradeReport report = grader.grade(wrong);
        Set<String> lost = new TreeSet<>();
        for (PartGrade part : report.parts()) {
            if (part.points() < part.maxPoints()) {
                lost.add(part.name());
            }
        }
        Course course = ReferenceSolution.course();
        for (Mutant mutant : mutants) {
            assertTrue(partsOf(mutant, course).stream().anyMatch(lost::contains), () -> mutant + " lost no point");
        }
        mutants.forEach(mutant -> lost.removeAll(partsOf(mutant, course)));
        assertEquals(Set.of(), lost, () -> "right parts that lost points beside " + mutants);
    }

    /** Returns the wrong solution with this number of each class that has as many. */
    private static List<Mutant> mutants(int number) {
        Map<String, List<Mutant>> byClass = new TreeMap<>();
        Mutants.ALL.forEach(mutant -> byClass.computeIfAbsent(mutant.className(), name -> new ArrayList<>())
                .add(mutant));
        return byClass.values().stream()
                .filter(ofClass -> ofClass.size() > number)
                .map(ofClass -> ofClass.get(number))
                .toList();
    }

    private static List<String> partsOf(Mutant mutant, Course course) {
        return course.parts().stream()
                .filter(part -> part.classes().contains(mutant.className()))
                .map(Part::name)
                .toList();
    }
}
