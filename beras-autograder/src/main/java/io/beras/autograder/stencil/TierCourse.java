package io.beras.autograder.stencil;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The course as a student of one tier sees it: a step that is given solved has no points. */
final class TierCourse {

    private final Course course;
    private final Set<StepName> given;

    /** A step with the name of its part. */
    record StepName(String part, String step) {}

    /**
     * Creates the course of a tier.
     *
     * @throws StencilException if an exercise names a part or a step that the course does not have
     */
    TierCourse(Course course, SolutionRemoval.Result solutions) throws StencilException {
        this.course = course;
        for (ExerciseMethod exercise : Stream.of(solutions.removed(), solutions.given())
                .flatMap(List::stream)
                .toList()) {
            requireStep(exercise);
        }
        Set<StepName> written = steps(solutions.removed());
        given = steps(solutions.given()).stream()
                .filter(step -> !written.contains(step))
                .collect(Collectors.toUnmodifiableSet());
    }

    Course course() {
        return course;
    }

    /** Returns true if all exercises of the step are given solved. */
    boolean isGiven(String part, String step) {
        return given.contains(new StepName(part, step));
    }

    /** Returns the expected number of public tests of each part. */
    SortedMap<String, Integer> tests() {
        SortedMap<String, Integer> tests = new TreeMap<>();
        for (Part part : course.parts()) {
            tests.put(part.name(), part.steps().stream().mapToInt(Step::tests).sum());
        }
        return tests;
    }

    /** Returns the points of this tier, of public and hidden tests, without those of optional parts. */
    double points() {
        return course.parts().stream()
                .filter(part -> !part.optional())
                .mapToDouble(part -> part.steps().stream()
                        .filter(step -> !isGiven(part.name(), step.name()))
                        .mapToDouble(Step::allPoints)
                        .sum())
                .sum();
    }

    /** Returns the text of {@code course.json} with 0 points for each step that is given solved. */
    String toJson(String original) {
        JsonObject root = JsonParser.parseString(original).getAsJsonObject();
        for (JsonElement partElement : root.getAsJsonArray("parts")) {
            JsonObject part = partElement.getAsJsonObject();
            for (JsonElement stepElement : part.getAsJsonArray("steps")) {
                JsonObject step = stepElement.getAsJsonObject();
                if (isGiven(text(part), text(step))) {
                    step.addProperty("points", 0);
                    step.addProperty("hiddenPoints", 0);
                }
            }
        }
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(root) + "\n";
    }

    private static String text(JsonObject named) {
        return named.get("name").getAsString();
    }

    private static Set<StepName> steps(List<ExerciseMethod> exercises) {
        return exercises.stream()
                .map(exercise -> new StepName(exercise.part(), exercise.step()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void requireStep(ExerciseMethod exercise) throws StencilException {
        try {
            course.part(exercise.part()).step(exercise.step());
        } catch (IllegalArgumentException e) {
            throw new StencilException(exercise.place() + ": " + e.getMessage());
        }
    }
}
