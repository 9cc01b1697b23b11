package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tape under test answers: gradients of the right number and shape, or an exception to explain. */
final class TapeAnswer {

    private TapeAnswer() {}

    /** Returns the gradients, after checking that there is one of the right shape for each source. */
    static List<Tensor> requireShapes(@Nullable List<? extends @Nullable Tensor> gradients, List<Variable> sources) {
        List<? extends @Nullable Tensor> answers = Expect.notNull("tape.gradient", gradients);
        Expect.that(
                answers.size() == sources.size(),
                "tape.gradient returned " + answers.size() + " gradients for " + sources.size() + " sources",
                new Diagnosis("wrong-count", "looks like a gradient for each call: return one for each source"));
        List<Tensor> checked = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Tensor gradient = answers.get(i);
            String name = "the gradient of \"" + sources.get(i).name() + "\"";
            if (gradient == null) {
                throw Expect.failure(
                        "tape.gradient returned null as " + name,
                        new Diagnosis("null", "looks like a gradient that never reached its source"));
            }
            Expect.that(
                    Arrays.equals(gradient.shape(), sources.get(i).shape()),
                    name + " has the shape " + Shapes.text(gradient.shape()) + ", but must have "
                            + Shapes.text(sources.get(i).shape()));
            checked.add(gradient);
        }
        return checked;
    }

    /** Returns the failure for an exception of the tape. */
    static CheckFailure exception(String what, RuntimeException e, List<Diagnosis> missing) {
        String message = String.valueOf(e.getMessage());
        List<Diagnosis> diagnoses = new ArrayList<>();
        if (message.contains("FLOAT") && message.contains("DOUBLE")) {
            diagnoses.add(new Diagnosis(
                    "float-inside",
                    "looks like a start value of another type than the target: use Tensor.onesLike(target)"));
        } else {
            diagnoses.addAll(missing);
        }
        diagnoses.add(new Diagnosis("exception", "looks like a gradient that is asked for before it exists"));
        CheckFailure failure = Expect.failure(what + " threw " + e, diagnoses.get(0));
        failure.initCause(e);
        return failure;
    }

    /** Returns the failure for a tape that fails at an unconnected source with another exception. */
    static CheckFailure unconnected(String source, RuntimeException e) {
        boolean isNamed = String.valueOf(e.getMessage()).contains(source);
        CheckFailure failure = Expect.failure(
                "tape.gradient with a source that the target does not depend on threw " + e
                        + "; throw an IllegalArgumentException that names the source",
                isNamed
                        ? new Diagnosis("other-exception", "looks like the right test with another type of exception")
                        : new Diagnosis(
                                "source-not-named", "looks like a missing test for a source without a gradient"));
        failure.initCause(e);
        return failure;
    }

    /** Throws the failure of a tape that asks for the gradient of labels, if the library refused to give it. */
    static void requireNoLabelGradient(String what, UnsupportedOperationException e) {
        Expect.that(
                !String.valueOf(e.getMessage()).contains("gives no gradient of"),
                "tape.gradient of " + what + " asks for a gradient that does not exist: " + e.getMessage(),
                new Diagnosis(
                        "labels-asked",
                        "looks like a gradient of every input: ask only for inputs on a path from a source to the target"));
    }
}
