package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.OwnModelChecks;
import org.junit.jupiter.api.TestReporter;

/** All parts of a student together: each part may pass alone, and the model still not learn. */
class TogetherHiddenTest {

    @Checks(
            part = "together",
            step = "simple",
            what = "the simple model of your own parts reads at least 85 % of new digits right",
            why = "a model needs all its parts at the same time")
    void simple(Submission submission, TestReporter report) {
        OwnModelChecks.assertReadsAtLeast(
                0.85,
                "simple",
                (seed, images) -> submission.call(int[].class, "given.OwnModel", "read", "simple", seed, images),
                report);
    }

    @Checks(
            part = "together",
            step = "advanced",
            what = "the advanced model of your own parts reads at least 95 % of new digits right",
            why = "two layers train each other only if all gradients are right")
    void advanced(Submission submission, TestReporter report) {
        OwnModelChecks.assertReadsAtLeast(
                0.95,
                "advanced",
                (seed, images) -> submission.call(int[].class, "given.OwnModel", "read", "advanced", seed, images),
                report);
    }
}
