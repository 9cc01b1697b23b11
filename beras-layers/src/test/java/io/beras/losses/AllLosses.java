package io.beras.losses;

import java.util.Arrays;
import java.util.stream.Stream;

/** All losses with their settings, for tests of common behaviour. */
final class AllLosses {

    private AllLosses() {}

    static Stream<Loss> all() {
        return Stream.of(onNumbers(), onAnswers(), overClasses()).flatMap(losses -> losses);
    }

    static Stream<Loss> onNumbers() {
        return Stream.concat(
                Arrays.stream(Reduction.values()).map(MeanSquaredError::new),
                Stream.of(
                        new MeanAbsoluteError(),
                        new MeanAbsoluteError(Reduction.BATCH_MEAN),
                        new Huber(),
                        new Huber(.75, Reduction.SUM)));
    }

    static Stream<Loss> onAnswers() {
        return Stream.of(
                new BinaryCrossEntropy(),
                new BinaryCrossEntropy(Reduction.BATCH_MEAN).withLabelSmoothing(.2),
                new SigmoidCrossEntropy(),
                new SigmoidCrossEntropy(Reduction.SUM).withLabelSmoothing(.2));
    }

    static Stream<Loss> overClasses() {
        return Stream.of(
                new CategoricalCrossEntropy(),
                new CategoricalCrossEntropy(Reduction.SUM).withLabelSmoothing(.1),
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropy(Reduction.HALF_SUM).withLabelSmoothing(.1));
    }

    /** Losses that take one INT label per sample, 0 or 1, for a prediction of two columns or of one. */
    static Stream<Loss> onLabels() {
        return Stream.concat(onAnswers(), overClasses());
    }
}
