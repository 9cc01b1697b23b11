package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.GradientTape;
import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.Reduction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Penalties on weights are part of the loss, in training as in evaluation, as in Keras. */
class RegularizedFitTest {

    private static final Tensor X = Tensor.of(new double[][] {{3}, {1}});
    private static final Tensor Y = Tensor.of(new double[][] {{10}, {2}});

    @Test
    void stepsOnceByHand() {
        // ŷ = 2x + 1 = (7, 3), mean squared error (9 + 1) / 2 = 5, ∂/∂w = −8, ∂/∂b = −2 (see SequentialModelTest).
        // L2 of 0.5 adds 0.5·2² = 2 to the loss and 2·0.5·2 = 2 to ∂/∂w, nothing to ∂/∂b.
        Dense dense = SequentialModelTest.unit(2, 1).regularized(Regularizer.l2(.5));
        Model model = compiled(new SequentialModel(dense));

        Map<String, Double> values = model.batchStep(X, Y, true);

        assertEquals(Map.of("loss", 7.0), values);
        assertEquals(2 - .1 * (-8 + 2), dense.w().item(), 1e-6);
        assertEquals(1.2, dense.b().item(), 1e-6);
    }

    @Test
    void evaluationCountsPenaltiesToo() {
        // L1 of 0.5 on w = 2 and, set by hand, on b = 1: 0.5·2 + 0.5·1 = 1.5.
        Dense dense = SequentialModelTest.unit(2, 1).regularized(Regularizer.l1(.5));
        dense.b().setRegularizer(Regularizer.l1(.5));
        Model model = compiled(new SequentialModel(dense));

        assertEquals(6.5, model.evaluate(X, Y, 1).loss(), 1e-6);
        assertEquals(6.5, model.batchStep(X, Y, false).get("loss"));
        assertEquals(
                6.5,
                model.fit(X, Y, new FitOptions().validation(X, Y).batchSize(2))
                        .batches("loss")
                        .get(0));
    }

    @Test
    void anEpochOfALossThatAddsUpCountsPenaltiesOnceAsEvaluationDoes() {
        // The squared errors 9 + 1 and the penalty 2, in however many batches; a rate of 0 leaves everything as it is.
        Model model = new SequentialModel(SequentialModelTest.unit(2, 1).regularized(Regularizer.l2(.5)));
        model.compile(new Descent(0), new MeanSquaredError(Reduction.SUM));
        for (int batchSize : new int[] {1, 2}) {
            History history =
                    model.fit(X, Y, new FitOptions().batchSize(batchSize).validation(X, Y));

            assertEquals(List.of(12.0), history.epochs("loss"));
            assertEquals(List.of(12.0), history.epochs("val_loss"));
        }
    }

    @Test
    void aSharedLayerIsPenalizedOnceAndALayerInABlockToo() {
        Dense dense = SequentialModelTest.unit(2, 0).regularized(Regularizer.l2(1));
        Model model = compiled(new SequentialModel(new Residual(dense), dense));
        Tensor zero = Tensor.zeros(1, 1);

        assertEquals(4, model.evaluate(zero, zero, 1).loss());
    }

    @Test
    void frozenWeightsAreNotPenalized() {
        Dense dense = SequentialModelTest.unit(2, 1).regularized(Regularizer.l2(.5));
        dense.setTrainable(false);

        assertEquals(5, compiled(new SequentialModel(dense)).evaluate(X, Y, 2).loss());
    }

    @Test
    void penaltiesHaveTheTypeOfTheModel() {
        Model model =
                compiled(new SequentialModel(SequentialModelTest.unit(2, 1).regularized(Regularizer.l2(.5))));
        model.cast(DataType.DOUBLE);

        assertEquals(7.0, model.batchStep(X, Y, true).get("loss"));
    }

    @Test
    void aCustomLoopMayAddPenalties() {
        Dense dense = SequentialModelTest.unit(2, 1).regularized(Regularizer.l2(.5));
        SequentialModel model = new SequentialModel(dense);
        try (GradientTape tape = new GradientTape()) {
            Tensor loss = new MeanSquaredError().call(model.call(X), Y);
            for (Tensor penalty : model.penalties()) {
                loss = loss.add(penalty);
            }

            assertEquals(-8 + 2, tape.gradient(loss, dense.w()).item(), 1e-6);
        }
    }

    @Test
    void weightsThatDoLittleShrink() {
        // The second feature is always 0: only the penalty moves its weight, by the factor 1 − 2·λ·lr = 0.96 a step.
        Dense dense = new Dense(2, 1).regularized(Regularizer.l2(.2));
        dense.w().assign(Tensor.of(new double[][] {{0}, {1}}));
        Model model = compiled(new SequentialModel(dense));
        Tensor x = Tensor.of(new double[][] {{1, 0}, {2, 0}});

        model.fit(x, Y, new FitOptions().epochs(10).batchSize(2));

        assertEquals(Math.pow(.96, 10), dense.w().toDoubleArray()[1], 1e-6);
        assertTrue(Math.abs(dense.w().toDoubleArray()[0]) > .1, "the other one learns");
    }

    private static Model compiled(Model model) {
        model.compile(new Descent(.1), new MeanSquaredError());
        return model;
    }
}
