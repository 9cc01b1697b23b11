package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.CrossEntropyChecks;
import io.beras.losses.Loss;

/** The cross-entropy of probabilities p and one-hot rows y: −Σ y∘ln p, divided by the size of the batch n. */
class CategoricalCrossEntropyTest {

    private static final double[][] PREDICTION = {{0.5, 0.5}, {0.2, 0.8}};
    private static final double[][] TARGET = {{1, 0}, {0, 1}};

    @Checks(
            part = "cross-entropy",
            step = "forward",
            what = "the loss is the mean over the batch of −ln of the true class's probability",
            why = "the loss is 0 only if each true class has the probability 1")
    void forwardByHand(Submission submission) {
        // −ln 0.5 = 0.693147 and −ln 0.8 = 0.223144; their mean is −ln(0.5·0.8) / 2 = 0.458145
        CrossEntropyChecks.assertForwardByHand(loss(submission), PREDICTION, TARGET, -Math.log(0.4) / 2);
    }

    @Checks(
            part = "cross-entropy",
            step = "forward",
            what = "forward is right for random probabilities, 5 samples and 3 classes",
            why = "with two different sizes a division by the wrong size can't fit by chance")
    void forward(Submission submission) {
        CrossEntropyChecks.assertForward(loss(submission), 5, 3);
    }

    @Checks(
            part = "cross-entropy",
            step = "forward",
            what = "a true class with probability 0 gives a large finite loss",
            why = "ln 0 is infinite, and 0·ln 0 is NaN: one NaN spoils all weights of a network")
    void clipped(Submission submission) {
        CrossEntropyChecks.assertClipped(loss(submission));
    }

    @Checks(
            part = "cross-entropy",
            step = "gradient",
            what = "the gradient is −y / p, divided by the size of the batch, times g",
            why = "the derivative of ln p is 1 / p; the softmax in front has its own gradient")
    void gradientByHand(Submission submission) {
        // −1/0.5 = −2 and −1/0.8 = −1.25; divided by n = 2: −1 and −0.625; times g = 8
        double[][] expected = {{-8, 0}, {0, -5}};
        CrossEntropyChecks.assertInputGradientByHand(loss(submission), PREDICTION, TARGET, 8, expected);
    }

    @Checks(
            part = "cross-entropy",
            step = "gradient",
            what = "the gradient of the prediction equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        CrossEntropyChecks.assertInputGradient(loss(submission), 5, 3);
    }

    private static Loss loss(Submission submission) {
        return submission.create(Loss.class, "CategoricalCrossEntropy");
    }
}
