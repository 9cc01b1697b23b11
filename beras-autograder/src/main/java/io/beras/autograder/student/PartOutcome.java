package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.autograder.run.CompileProblem;
import java.util.List;
import java.util.function.Predicate;

/**
 * The public tests of one part, and how they ended.
 *
 * @param steps the steps that the student writes
 * @param given the steps that were given solved, if a test of theirs did not pass
 * @param compileProblems the reasons why files of the part were not compiled
 * @param faults reasons why the result does not count, such as tests that did not run
 */
record PartOutcome(
        Part part,
        List<StepOutcome> steps,
        List<StepOutcome> given,
        List<CompileProblem> compileProblems,
        List<String> faults) {

    boolean passed() {
        return passed(step -> true);
    }

    /** Returns true if some of the steps passed, at least one of which the student writes. */
    boolean passed(Predicate<Step> some) {
        List<StepOutcome> needed =
                steps.stream().filter(step -> some.test(step.step())).toList();
        return compileProblems.isEmpty()
                && faults.isEmpty()
                && given.stream().noneMatch(step -> some.test(step.step()))
                && !needed.isEmpty()
                && needed.stream().allMatch(StepOutcome::passed);
    }

    /** Returns true if nothing of the part is written, and nothing else is wrong with it. */
    boolean notWritten() {
        return compileProblems.isEmpty()
                && faults.isEmpty()
                && given.isEmpty()
                && !steps.isEmpty()
                && steps.stream().allMatch(StepOutcome::notWritten);
    }

    /** Returns true if this step counts as passed: its tests passed, and none of them is missing. */
    boolean passed(StepOutcome step) {
        return step.passed() && step.tests().size() >= step.step().tests();
    }

    double points() {
        return steps.stream().mapToDouble(StepOutcome::points).sum();
    }

    double possiblePoints() {
        return steps.stream().map(StepOutcome::step).mapToDouble(Step::points).sum();
    }

    double hiddenPoints() {
        return steps.stream()
                .map(StepOutcome::step)
                .mapToDouble(Step::hiddenPoints)
                .sum();
    }

    int hiddenTests() {
        return steps.stream().map(StepOutcome::step).mapToInt(Step::hiddenTests).sum();
    }
}
