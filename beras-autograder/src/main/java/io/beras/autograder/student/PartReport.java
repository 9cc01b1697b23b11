package io.beras.autograder.student;

import io.beras.autograder.course.Part;
import io.beras.autograder.run.CompileProblem;
import io.beras.autograder.run.RepeatCommand;
import io.beras.autograder.run.TestOutcome;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Prints how the steps of a part ended, and why a step failed. */
final class PartReport {

    private final PrintStream out;
    private final Colours colours;

    PartReport(CommandEnvironment environment) {
        this.out = environment.out();
        this.colours = environment.colours();
    }

    void print(PartOutcome outcome) {
        Part part = outcome.part();
        out.println(colours.strong(part.name()) + ": " + Points.of(outcome.points()) + " of "
                + Points.inWords(outcome.possiblePoints()));
        printCompileProblems(outcome);
        outcome.faults().forEach(fault -> printIndented(colours.bad("error") + "  " + fault, "  "));
        for (StepOutcome step : outcome.given()) {
            out.println("  " + colours.bad("failed") + "       " + step.step().name()
                    + "  (given solved, but it is changed: compare with .course/originals)");
            printFailures(part, step);
        }
        boolean ran = outcome.steps().stream().anyMatch(step -> !step.tests().isEmpty());
        if (ran) {
            outcome.steps().forEach(step -> printStep(part, step));
        }
    }

    /** Prints a part of which nothing is written, in one line. */
    void printNotWritten(PartOutcome outcome) {
        out.println(colours.strong(outcome.part().name()) + ": " + colours.open("not written") + ", 0 of "
                + Points.inWords(outcome.possiblePoints()));
    }

    private void printCompileProblems(PartOutcome outcome) {
        if (outcome.compileProblems().isEmpty()) {
            return;
        }
        out.println("  " + colours.bad("does not compile"));
        for (CompileProblem problem : outcome.compileProblems()) {
            out.println("    " + Compilation.shown(problem));
        }
    }

    private void printStep(Part part, StepOutcome step) {
        String points =
                Points.of(step.points()) + " of " + Points.inWords(step.step().points());
        String name = String.format(Locale.ROOT, "%-18s", step.step().name());
        if (step.passed()) {
            out.println("  " + colours.good("passed") + "       " + name + "  " + points);
        } else if (step.notWritten()) {
            out.println("  " + colours.open("not written") + "  " + name + "  " + points + "   (java Course.java hint "
                    + part.name() + " " + step.step().name() + ")");
        } else if (step.tests().isEmpty()) {
            out.println("  " + colours.bad("not tested") + "   " + name + "  " + points);
        } else {
            out.println("  " + colours.bad("failed") + "       " + name + "  " + points + "   ("
                    + step.failures().size() + " of "
                    + Points.count(step.tests().size(), "test") + " failed)");
            printFailures(part, step);
        }
    }

    private void printFailures(Part part, StepOutcome step) {
        Set<String> printed = new HashSet<>();
        for (TestOutcome test : step.failures()) {
            out.println("    - " + test.what());
            if (!test.why().isEmpty()) {
                out.println("      why it matters: " + test.why());
            }
            if (printed.add(test.message())) {
                printIndented(RepeatCommand.inProject(test.message(), part.name()), "      ");
            } else {
                out.println("      (the message is the same as above)");
            }
        }
    }

    private void printIndented(String text, String indent) {
        text.lines().forEach(line -> out.println((indent + line).stripTrailing()));
    }
}
