package assignment.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.autograder.Checks;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code course.json} says of each step how many tests there are: exactly the tests with {@link Checks}. */
class CourseJsonTest {

    private static final Path TESTS = Path.of("src/test/java/assignment");

    @Test
    void countsThePublicTestsOfEachStep() throws Exception {
        Map<String, Integer> expected = counts(checks("assignment", TESTS));
        assertEquals(expected, steps(Step::tests));
    }

    @Test
    void countsTheHiddenTestsOfEachStep() throws Exception {
        Map<String, Integer> expected = counts(checks("assignment.hidden", TESTS.resolve("hidden")));
        assertEquals(expected, steps(Step::hiddenTests));
    }

    @Test
    void namesTheTestClassesOfEachPart() throws Exception {
        Map<String, List<String>> expected = new TreeMap<>();
        for (Method test : checks("assignment", TESTS)) {
            List<String> classes =
                    expected.computeIfAbsent(test.getAnnotation(Checks.class).part(), part -> new ArrayList<>());
            String name = test.getDeclaringClass().getSimpleName();
            if (!classes.contains(name)) {
                classes.add(name);
            }
        }
        Map<String, List<String>> named = new TreeMap<>();
        for (Part part : course().parts()) {
            if (!part.tests().isEmpty()) {
                named.put(part.name(), part.tests().stream().sorted().toList());
            }
        }
        assertEquals(expected, named);
    }

    private static Course course() throws IOException {
        return ReferenceSolution.course();
    }

    private static Map<String, Integer> steps(ToIntFunction<Step> count) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Part part : course().parts()) {
            for (Step step : part.steps()) {
                if (count.applyAsInt(step) > 0) {
                    counts.put(part.name() + "/" + step.name(), count.applyAsInt(step));
                }
            }
        }
        return counts;
    }

    private static Map<String, Integer> counts(List<Method> tests) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Method test : tests) {
            Checks checks = test.getAnnotation(Checks.class);
            counts.merge(checks.part() + "/" + checks.step(), 1, Integer::sum);
        }
        return counts;
    }

    /** Returns the graded tests of a package, by the names of its classes. */
    private static List<Method> checks(String packageName, Path folder) throws Exception {
        List<Method> checks = new ArrayList<>();
        for (String name : classNames(folder)) {
            for (Method method : Class.forName(packageName + "." + name).getDeclaredMethods()) {
                if (method.isAnnotationPresent(Checks.class)) {
                    checks.add(method);
                }
            }
        }
        return checks;
    }

    private static List<String> classNames(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .sorted()
                    .toList();
        }
    }
}
