package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import org.junit.jupiter.api.Test;

/** A trainable weight on which the loss does not depend is an error of the first training step. */
class UnusedWeightsTest {

    private static final Tensor X = Tensor.of(new double[][] {{1}, {2}});
    private static final Tensor Y = Tensor.of(new double[][] {{3}, {5}});

    @Test
    void aLayerThatForwardDoesNotCall() {
        Pair model = new Pair((first, second, x) -> first.call(x));

        assertEquals(
                "Pair: the loss does not depend on 2 of the 4 trainable weights, \"dense_2/w\", \"dense_2/b\": no recorded call"
                        + " read \"dense_2/w\"; use its layer in forward through call(...), not through its arrays, or remove"
                        + " the layer; if forward skips it on purpose, call allowUnusedWeights() on the model",
                refusal(model));
    }

    @Test
    void aGraphThatDetachCuts() {
        Pair model =
                new Pair((first, second, x) -> first.call(x).add(second.call(x).detach()));

        assertTrue(
                refusal(model)
                        .contains(
                                "\"dense_2/w\", \"dense_2/b\": Dense read \"dense_2/w\", but the loss does not depend on the"
                                        + " output of Dense; look for detach(), plain arrays or an unused result after it;"),
                refusal(model));
    }

    @Test
    void aLayerThatOnlyAComparisonReads() {
        Pair model =
                new Pair((first, second, x) -> first.call(x).mul(second.call(x).greater(0)));

        assertTrue(refusal(model).contains("\"dense_2/w\""), refusal(model));
    }

    @Test
    void aPenaltyIsNoUse() {
        Pair model = new Pair((first, second, x) -> first.call(x));
        model.second.regularized(Regularizer.l2(.1));

        assertTrue(
                refusal(model).contains("2 of the 4 trainable weights, \"dense_2/w\", \"dense_2/b\""), refusal(model));
    }

    @Test
    void nothingHasMovedWhenTheStepIsRefused() {
        Pair model = new Pair((first, second, x) -> first.call(x));
        double[] before = model.first.w().toDoubleArray();

        refusal(model);

        assertArrayEquals(before, model.first.w().toDoubleArray());
    }

    @Test
    void eachFitChecksItsFirstStepAndBatchStepItsFirst() {
        boolean[] skips = {false};
        Pair model = new Pair(
                (first, second, x) -> skips[0] ? first.call(x) : first.call(x).add(second.call(x)));
        model.compile(new Descent(.01), new MeanSquaredError());
        model.batchStep(X, Y, true);
        skips[0] = true;
        model.batchStep(X, Y, true); // later steps are not checked, for they would cost time

        assertThrows(IllegalStateException.class, () -> model.fit(X, Y));
    }

    @Test
    void aModelMayAllowIt() {
        Pair model = new Pair((first, second, x) -> first.call(x));
        model.allowUnusedWeights();
        model.compile(new Descent(.01), new MeanSquaredError());
        double[] before = model.second.w().toDoubleArray();

        model.fit(X, Y, new FitOptions().epochs(2));

        assertArrayEquals(before, model.second.w().toDoubleArray());
    }

    @Test
    void frozenWeightsNeedNoUse() {
        Pair model = new Pair((first, second, x) -> first.call(x));
        model.second.setTrainable(false);
        model.compile(new Descent(.01), new MeanSquaredError());

        model.fit(X, Y);
    }

    private static String refusal(Model model) {
        model.compile(new Descent(.01), new MeanSquaredError());
        return assertThrows(IllegalStateException.class, () -> model.fit(X, Y)).getMessage();
    }

    private interface Join {
        Tensor of(Dense first, Dense second, Tensor x);
    }

    /** Two layers, and a function that calls them. */
    private static final class Pair extends Model {
        private final Dense first = add(SequentialModelTest.unit(2, 1));
        private final Dense second = add(SequentialModelTest.unit(2, 1));
        private final Join join;

        Pair(Join join) {
            this.join = join;
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            return join.of(first, second, inputs[0]);
        }
    }
}
