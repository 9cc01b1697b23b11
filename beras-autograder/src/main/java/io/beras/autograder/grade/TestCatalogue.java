package io.beras.autograder.grade;

import io.beras.autograder.Checks;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the graded tests of an assignment: the classes that course.json names, and the hidden ones in a package below. */
final class TestCatalogue {

    private static final String CLASS = ".class";

    private final Course course;
    private final Path classes;

    /** Creates the catalogue of the tests in a folder of compiled classes. */
    TestCatalogue(Course course, Path classes) {
        this.course = course;
        this.classes = classes;
    }

    /** Returns all tests; the tests of a step share its points in proportion to their weights. */
    List<GradedTest> tests() throws IOException {
        List<Method> found = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, TestCatalogue.class.getClassLoader())) {
            for (String name : classNames()) {
                Stream.of(loader.loadClass(name).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Checks.class))
                        .forEach(found::add);
            }
        } catch (ClassNotFoundException e) {
            throw new IOException("can't load a test from " + classes + "; delete this folder, and grade again", e);
        }
        // Java does not tell the order of methods in the source.
        return found.stream()
                .map(method -> test(method, found))
                .sorted(Comparator.comparing(this::position)
                        .thenComparing(GradedTest::hidden)
                        .thenComparing(GradedTest::testClass)
                        .thenComparing(GradedTest::method))
                .toList();
    }

    /** Returns the position of the step of a test among the steps of its part. */
    private int position(GradedTest test) {
        Part part = course.part(test.checks().part());
        return part.steps().indexOf(part.step(test.checks().step()));
    }

    private GradedTest test(Method method, List<Method> all) {
        Checks checks = method.getAnnotation(Checks.class);
        double weights = all.stream()
                .filter(other -> isHidden(other) == isHidden(method))
                .map(other -> other.getAnnotation(Checks.class))
                .filter(other ->
                        other.part().equals(checks.part()) && other.step().equals(checks.step()))
                .mapToDouble(Checks::weight)
                .sum();
        Step step = course.part(checks.part()).step(checks.step());
        double points = isHidden(method) ? step.hiddenPoints() : step.points();
        return new GradedTest(
                method.getDeclaringClass().getName(),
                method.getName(),
                checks,
                isHidden(method),
                points * checks.weight() / weights);
    }

    private boolean isHidden(Method test) {
        return test.getDeclaringClass().getName().startsWith(hiddenPackage());
    }

    private String hiddenPackage() {
        return course.packageName() + ".hidden.";
    }

    private Set<String> classNames() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Part part : course.parts()) {
            part.tests().forEach(test -> names.add(course.packageName() + "." + test));
        }
        Path hidden = classes.resolve(hiddenPackage().replace('.', '/'));
        if (Files.isDirectory(hidden)) {
            try (Stream<Path> files = Files.list(hidden)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(CLASS) && !name.contains("$"))
                        .forEach(
                                name -> names.add(hiddenPackage() + name.substring(0, name.length() - CLASS.length())));
            }
        }
        return names;
    }
}
