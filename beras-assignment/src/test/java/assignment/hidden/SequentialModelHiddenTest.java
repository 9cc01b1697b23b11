package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.SequentialModelChecks;
import io.beras.core.Callable;
import java.util.List;

class SequentialModelHiddenTest {

    @Checks(
            part = "model",
            step = "call",
            what = "models of one layer and of six layers compute their layers in order",
            why = "a model has any number of layers")
    void otherNumbersOfLayers(Submission submission) {
        SequentialModelChecks.assertCall(layers -> model(submission, layers), 1);
        SequentialModelChecks.assertCall(layers -> model(submission, layers), 6);
    }

    private static Callable model(Submission submission, List<Callable> layers) {
        return submission.create(Callable.class, "SequentialModel", layers);
    }
}
