package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.layers.Dense;
import io.beras.layers.Residual;
import io.beras.layers.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each weight has a unique name, the path of its parts. */
class WeightNamesTest {

    @Test
    void weightsInBlocksAreNamedByThePathToThem() {
        SequentialModel model = new SequentialModel(
                new Dense(3, 3).withoutBias(),
                new Residual(new Sequential(new Dense(3, 2).withoutBias(), new ReLU(), new Dense(2, 3).withoutBias())),
                new Residual(new Dense(3, 3).withoutBias()));

        assertEquals(
                List.of(
                        "dense_1/w",
                        "residual_1/sequential_1/dense_1/w",
                        "residual_1/sequential_1/dense_2/w",
                        "residual_2/dense_1/w"),
                names(model));
    }

    @Test
    void aWeightThatTwoPartsShareIsNamedByTheFirst() {
        Dense shared = new Dense(3, 3).withoutBias();

        SequentialModel model = new SequentialModel(new Residual(shared), shared, new Sequential(shared, shared));

        assertEquals(List.of("residual_1/dense_1/w"), names(model));
    }

    @Test
    void aModelInABlockKeepsItsNamesBehindThePath() {
        Model inner = new SequentialModel(new Dense(3, 3).withoutBias());

        SequentialModel model = new SequentialModel(new Residual(inner));

        assertEquals(List.of("residual_1/sequentialmodel_1/dense_1/w"), names(model));
    }

    @Test
    void aLayerInTwoModelsHasTheNameOfEachModel() {
        Dense shared = new Dense(3, 3).withoutBias();
        SequentialModel first = new SequentialModel(shared);

        SequentialModel second = new SequentialModel(new Dense(3, 3).withoutBias(), shared);

        assertEquals(List.of("dense_1/w"), List.copyOf(first.namedWeights().keySet()));
        assertEquals(
                List.of("dense_1/w", "dense_2/w"),
                List.copyOf(second.namedWeights().keySet()));
        assertSame(shared.w(), second.namedWeights().get("dense_2/w"));
        assertEquals("dense_1/w", shared.w().name(), "messages use the name in the first model");
        assertEquals("w", shared.w().ownName());
    }

    @Test
    void aModelInAModelHasItsOwnNamesAndLongerNamesInTheOuterModel() {
        Model inner = new SequentialModel(new Dense(3, 3).withoutBias());

        Model outer = new SequentialModel(new Residual(inner), new SequentialModel(new Dense(3, 3).withoutBias()));

        assertEquals(List.of("dense_1/w"), List.copyOf(inner.namedWeights().keySet()));
        assertEquals(
                List.of("residual_1/sequentialmodel_1/dense_1/w", "sequentialmodel_1/dense_1/w"),
                List.copyOf(outer.namedWeights().keySet()));
        assertEquals(names(outer), List.copyOf(outer.namedWeights().keySet()));
    }

    @Test
    void aPartThatJoinsABlockLaterIsNamedToo() {
        Sequential block = new Sequential(new Dense(3, 3).withoutBias());
        SequentialModel model = new SequentialModel(block);

        block.add(new Dense(3, 3).withoutBias());

        assertEquals(
                List.of("sequential_1/dense_1/w", "sequential_1/dense_2/w"),
                List.copyOf(model.namedWeights().keySet()));
    }

    @Test
    void outsideAModelWeightsHaveTheirOwnNames() {
        Sequential block = new Sequential(new Dense(3, 3), new Dense(3, 3));
        assertEquals(
                List.of("w", "b", "w_2", "b_2"),
                List.copyOf(block.namedWeights().keySet()));

        new SequentialModel(block);

        assertEquals(
                List.of("w", "b", "w_2", "b_2"),
                List.copyOf(block.namedWeights().keySet()));
    }

    @Test
    void modelsInAPlainTreeKeepTheirNames() {
        Model generator = new SequentialModel(new Dense(3, 3).withoutBias());
        Model critic = new SequentialModel(new Dense(3, 3).withoutBias());
        Weighted both = new Weighted() {
            @Override
            public List<Weighted> children() {
                return List.of(generator, critic);
            }
        };

        assertEquals(
                List.of("dense_1/w", "dense_1/w_2"),
                List.copyOf(both.namedWeights().keySet()));
    }

    @Test
    void theNamesComeInTheOrderOfTheWeights() {
        Dense shared = new Dense(3, 3);
        Model inner = new SequentialModel(new Dense(3, 3), shared);
        Model outer = new SequentialModel(new Residual(shared), inner, new Sequential(new Dense(3, 3), inner), shared);

        assertEquals(outer.weights(), List.copyOf(outer.namedWeights().values()));
        assertEquals(
                List.of(
                        "residual_1/dense_1/w",
                        "residual_1/dense_1/b",
                        "sequentialmodel_1/dense_1/w",
                        "sequentialmodel_1/dense_1/b",
                        "sequential_1/dense_1/w",
                        "sequential_1/dense_1/b"),
                List.copyOf(outer.namedWeights().keySet()));
    }

    @Test
    void aTreeThatContainsItselfEnds() {
        Variable w = new Variable("w", Tensor.of(1));
        final class Loop implements Callable, Weighted {
            @Override
            public Tensor call(Tensor... inputs) {
                return inputs[0];
            }

            @Override
            public List<Variable> ownWeights() {
                return List.of(w);
            }

            @Override
            public List<Weighted> children() {
                return List.of(this);
            }
        }

        SequentialModel model = new SequentialModel(new Loop());

        assertEquals(List.of("loop_1/w"), names(model));
        assertEquals(List.of("loop_1/w"), List.copyOf(model.namedWeights().keySet()));
        model.setTraining(true);
        assertTrue(model.summary().contains("loop_1/w"));
    }

    private static List<String> names(Model model) {
        return model.weights().stream().map(Variable::name).toList();
    }
}
