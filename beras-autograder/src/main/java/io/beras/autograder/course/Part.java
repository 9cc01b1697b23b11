package io.beras.autograder.course;

import java.util.List;
import java.util.Map;

/**
 * A part of an assignment, such as one layer, in steps.
 *
 * @param name the name in {@code @Exercise} and {@code @Checks}, such as "dense"
 * @param title the title by language, such as "en"
 * @param classes the simple names of the classes that the student writes
 * @param tests the simple names of the public test classes
 * @param forbidden the classes, packages and methods of a library that do the part's work, so that a submission must not
 *     use them: "io.beras.layers.Dense", "io.beras.layers.*" with all packages below, or "io.beras.core.Tensor#softmax"
 * @param hours the time that it takes a student, in hours
 * @param optional true if its points are extra points
 * @param manual true if a person grades it, so that it has no tests
 * @param steps the steps in the order of the handout
 */
public record Part(
        String name,
        Map<String, String> title,
        List<String> classes,
        List<String> tests,
        List<String> forbidden,
        double hours,
        boolean optional,
        boolean manual,
        List<Step> steps) {

    /** Copies the collections. */
    public Part {
        title = Map.copyOf(title);
        classes = List.copyOf(classes);
        tests = List.copyOf(tests);
        forbidden = List.copyOf(forbidden);
        steps = List.copyOf(steps);
    }

    /**
     * Returns the step with this name.
     *
     * @throws IllegalArgumentException that lists the steps, if there is no such step
     */
    public Step step(String name) {
        return Named.find("step", name, steps, Step::name);
    }
}
