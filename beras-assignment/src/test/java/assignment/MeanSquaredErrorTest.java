package assignment;

import io.beras.autograder.Checks;
import io.beras.autograder.Submission;
import io.beras.autograder.checks.MeanSquaredErrorChecks;
import io.beras.losses.Loss;

/** The mean squared error: the mean of (ŷ − y)² over all elements, for prediction ŷ and target y. */
class MeanSquaredErrorTest {

    private static final double[][] PREDICTION = {{1, 2}, {3, 4}};
    private static final double[][] TARGET = {{1, 0}, {6, 3}};

    @Checks(
            part = "mean-squared-error",
            step = "forward",
            what = "the loss is the mean of the squared differences over rows and columns",
            why = "a mean does not change with the size of the batch, so the learning rate need not change either")
    void forwardByHand(Submission submission) {
        // Differences 0, 2, −3, 1; squares 0, 4, 9, 1 with the sum 14; 4 elements: 14 / 4 = 3.5
        MeanSquaredErrorChecks.assertForwardByHand(loss(submission), PREDICTION, TARGET, 3.5);
    }

    @Checks(
            part = "mean-squared-error",
            step = "forward",
            what = "forward is right for random values, 5 samples and 3 columns",
            why = "with two different sizes a division by the wrong size can't fit by chance")
    void forward(Submission submission) {
        MeanSquaredErrorChecks.assertForward(loss(submission), 5, 3);
    }

    @Checks(
            part = "mean-squared-error",
            step = "gradient",
            what = "the gradient is twice the difference, divided by the number of elements, times g",
            why = "it is the derivative of the mean of the squares, so it has the same divisor")
    void gradientByHand(Submission submission) {
        // Differences 0, 2, −3, 1; times 2: 0, 4, −6, 2; divided by 4: 0, 1, −1.5, 0.5; times g = 10
        double[][] expected = {{0, 10}, {-15, 5}};
        MeanSquaredErrorChecks.assertInputGradientByHand(loss(submission), PREDICTION, TARGET, 10, expected);
    }

    @Checks(
            part = "mean-squared-error",
            step = "gradient",
            what = "the gradient of the prediction equals a numerical gradient",
            why = "a numerical gradient needs no formula but forward, so it finds any mistake in a formula")
    void gradient(Submission submission) {
        MeanSquaredErrorChecks.assertInputGradient(loss(submission), 5, 3);
    }

    private static Loss loss(Submission submission) {
        return submission.create(Loss.class, "MeanSquaredError");
    }
}
