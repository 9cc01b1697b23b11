package assignment.hidden;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.TapeChecks;
import io.beras.core.GradientTape;
import java.util.function.Supplier;

class GradientTapeHiddenTest {

    @Checks(
            part = "tape",
            step = "gradient",
            what = "the gradient of a diamond on a diamond is right",
            why = "the gradient of an output must be complete before it is passed on")
    void diamondOnDiamond(Submission submission) {
        // a = w³, u = 2a + a³, y = 2u + u³ at w = 1: a = 1, u = 3. ∂y/∂u = 2 + 27 = 29, ∂u/∂a = 5, ∂a/∂w = 3; 435
        TapeChecks.assertDiamondOnDiamond(tapes(submission), 1, 435);
    }

    @Checks(
            part = "tape",
            step = "gradient",
            what = "calls that do not lead to the target are skipped",
            why = "their outputs have no gradient")
    void unusedCalls(Submission submission) {
        TapeChecks.assertUnusedCalls(tapes(submission));
    }

    @Checks(part = "tape", step = "gradient", what = "the target itself may be a source", why = "its gradient is 1")
    void targetAsSource(Submission submission) {
        TapeChecks.assertTargetAsSource(tapes(submission));
    }

    private static Supplier<GradientTape> tapes(Submission submission) {
        return () -> submission.create(GradientTape.class, "GradientTape");
    }
}
