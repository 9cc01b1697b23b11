package io.beras.autograder.checks;

import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Checks of one step on a batch: the values that it returns, and the change of the weights.
 *
 * <p>The step gets a network of two dense layers, a loss, a metric, an optimizer and tapes of the library.
 */
public final class TrainStepChecks {

    private TrainStepChecks() {}

    /** Makes the step under test. */
    @FunctionalInterface
    public interface Maker {
        /** Returns the step for these parts. */
        Step create(
                Callable network,
                List<Variable> variables,
                Optimizer optimizer,
                Loss loss,
                Metric metric,
                Supplier<GradientTape> tapes);
    }

    /** The method {@code batchStep} under test. */
    @FunctionalInterface
    public interface Step {
        /** Returns the "loss" and the "accuracy" of a batch. */
        Map<String, Double> batchStep(Tensor x, Tensor y, boolean training);
    }

    /** Checks that a training step of n samples updates all weights by the optimizer. */
    public static void assertUpdate(Maker maker, int n) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "the weights after batchStep(x, y, true)",
                        (TrainingSetup setup) -> weightsAfter(maker, setup, true),
                        setup -> setup.afterUpdates(1))
                .candidate(
                        "no-update",
                        "looks like a step that never updates: compute the gradients and give them to the optimizer",
                        setup -> setup.afterUpdates(0))
                .candidate(
                        "variable-left-out",
                        "looks like an update of the first variable only: give the optimizer all variables",
                        TrainingSetup::afterUpdateOfFirst)
                .candidate(
                        "variable-left-out",
                        "looks like an update without the last layer: give the optimizer all variables",
                        TrainingSetup::afterUpdateWithoutLastLayer)
                .candidate(
                        "update-twice",
                        "looks like two updates in a step: call applyGradients once",
                        setup -> setup.afterUpdates(2))
                .seed(draws.seed())
                .check(TrainingSetup.draw(draws, n), TrainingSetup.draw(draws, n)));
    }

    /** Checks that a step of n samples without training changes no weight. */
    public static void assertNoUpdateInEvaluation(Maker maker, int n) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "the weights after batchStep(x, y, false)",
                        (TrainingSetup setup) -> weightsAfter(maker, setup, false),
                        setup -> setup.afterUpdates(0))
                .candidate(
                        "update-in-evaluation",
                        "looks like an evaluation that trains: update only if training is true",
                        setup -> setup.afterUpdates(1))
                .seed(draws.seed())
                .check(TrainingSetup.draw(draws, n), TrainingSetup.draw(draws, n)));
    }

    /** Checks the loss that a step of n samples returns: that of the prediction, before the update. */
    public static void assertLoss(Maker maker, int n) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "the \"loss\" of batchStep(x, y, true)",
                        (TrainingSetup setup) -> TrainingSetup.scalar(value(maker, setup, "loss")),
                        TrainingSetup::loss)
                .size("batch size", setup -> n)
                .candidate(
                        "values-after-update",
                        "looks like the loss after the update: compute it once, before the update",
                        TrainingSetup::lossAfterUpdate)
                .candidate(
                        "swapped-order",
                        "looks like loss and accuracy swapped in the map",
                        TrainingSetup::accuracyOfSecond)
                .seed(draws.seed())
                .check(TrainingSetup.draw(draws, n), TrainingSetup.draw(draws, n)));
    }

    /** Checks the accuracy that a step of n samples returns: that of this batch alone, before the update. */
    public static void assertAccuracy(Maker maker, int n) {
        Draws draws = Draws.fresh();
        assertAccuracyOfBatch(maker, draws, n);
        assertAccuracyBeforeUpdate(maker, draws, n);
    }

    private static void assertAccuracyBeforeUpdate(Maker maker, Draws draws, int n) {
        Expect.passed(ValueCheck.of(
                        "the \"accuracy\" of batchStep(x, y, true)",
                        (TrainingSetup setup) -> TrainingSetup.scalar(value(maker, setup, "accuracy")),
                        TrainingSetup::accuracyOfSecond)
                .candidate(
                        "values-after-update",
                        "looks like the accuracy after the update: give the metric the prediction that the loss comes from,"
                                + " without a second call of the network",
                        TrainingSetup::accuracyAfterOwnUpdate)
                .seed(draws.seed())
                .check(TrainingSetup.withAccuraciesThatChange(draws, n)));
    }

    private static void assertAccuracyOfBatch(Maker maker, Draws draws, int n) {
        List<TrainingSetup> setups = TrainingSetup.withDifferentAccuracies(draws, n);
        Expect.passed(ValueCheck.of(
                        "the \"accuracy\" of the second batchStep(x, y, false)",
                        (TrainingSetup setup) -> TrainingSetup.scalar(secondAccuracy(maker, setup)),
                        TrainingSetup::accuracyOfSecond)
                .size("batch size", setup -> n)
                .candidate(
                        "update-in-evaluation",
                        "looks like an evaluation that trains: update only if training is true",
                        TrainingSetup::accuracyAfterUpdate)
                .candidate(
                        "metric-not-reset",
                        "looks like the accuracy of all batches so far: reset the metric before each batch",
                        TrainingSetup::accuracyOfBoth)
                .candidate(
                        "metric-not-updated",
                        "looks like the accuracy of the batch before: give the metric prediction and y, then take its result",
                        TrainingSetup::accuracyOfFirst)
                .candidate(
                        "nan",
                        "looks like a metric that gets no prediction, or is reset before its result is taken: the result of a"
                                + " metric without samples is NaN",
                        setup -> TrainingSetup.scalar(Double.NaN))
                .seed(draws.seed())
                .check(setups));
    }

    /** Checks that a step without training leaves no tape that records. */
    public static void assertTapesEnd(Maker maker, int n) {
        TrainingSetup setup = TrainingSetup.draw(Draws.fresh(), n);
        TrainingSetup.Run run = setup.start(maker);
        run.step().batchStep(setup.x(), setup.y(), false);
        for (GradientTape tape : run.tapes()) {
            int before = tape.calls().size();
            run.network().call(setup.x());
            Expect.that(
                    tape.calls().size() == before,
                    "after batchStep(x, y, false) a tape still records; open the tape in a try block, which closes it",
                    new Diagnosis(
                            "tape-left-open",
                            "looks like a tape that is never closed: it records every call until then"));
        }
    }

    private static Tensor weightsAfter(Maker maker, TrainingSetup setup, boolean training) {
        TrainingSetup.Run run = setup.start(maker);
        run.step().batchStep(setup.x(), setup.y(), training);
        return run.weights();
    }

    private static double value(Maker maker, TrainingSetup setup, String name) {
        return BatchValues.value("batchStep", setup.start(maker).step().batchStep(setup.x(), setup.y(), true), name);
    }

    private static double secondAccuracy(Maker maker, TrainingSetup setup) {
        Step step = setup.start(maker).step();
        step.batchStep(setup.firstX(), setup.firstY(), false);
        return BatchValues.value("batchStep", step.batchStep(setup.x(), setup.y(), false), "accuracy");
    }
}
