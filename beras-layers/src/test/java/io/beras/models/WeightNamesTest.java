package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

        assertEquals(List.of("loop_1/w"), names(new SequentialModel(new Loop())));
    }

    private static List<String> names(Model model) {
        return model.weights().stream().map(Variable::name).toList();
    }
}
