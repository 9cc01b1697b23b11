package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SequentialModelChecks;
import io.beras.core.Callable;
import java.util.List;

/** A model of layers that follow each other. */
class SequentialModelTest {

    @Checks(
            part = "model",
            step = "call",
            what = "each layer gets the output of the layer before",
            why = "a sequential model is a chain of functions, from the first layer to the last")
    void call(Submission submission) {
        // Layers f, g, h: the model computes h(g(f(x))).
        SequentialModelChecks.assertCall(layers -> model(submission, layers), 3);
    }

    private static Callable model(Submission submission, List<Callable> layers) {
        return submission.create(Callable.class, "SequentialModel", layers);
    }
}
