package io.beras.layers;

import static io.beras.layers.LayersFixture.assertGives;
import static io.beras.layers.LayersFixture.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.activations.ReLU;
import io.beras.core.Callable;
import io.beras.core.ShapeException;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.Randomness;
import io.beras.models.SequentialModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A residual block has PyTorch's values, and the bits of the parts that it consists of. */
class ResidualBlockTest {

    @Test
    void givesWhatPyTorchGives() {
        Dense first = new Dense(4, 2);
        Dense second = new Dense(2, 4);
        BatchNorm1d norm1 = new BatchNorm1d(2);
        BatchNorm1d norm2 = new BatchNorm1d(4);
        ResidualBlock block = new ResidualBlock(
                4, 2, features -> features == 2 ? norm1 : norm2, 0, (in, out) -> in == 4 ? first : second);
        block.cast(DataType.DOUBLE);
        block.setTraining(true);
        assign("block/first", first);
        assign("block/second", second);
        assign("block/norm1", norm1);
        assign("block/norm2", norm2);

        List<Tensor> results = LayerChecks.valueAndGradients(block, tensor("block/x"), tensor("block/g"));

        List<String> names = List.of(
                "block/y",
                "block/dx",
                "block/first/gradient/w",
                "block/first/gradient/b",
                "block/norm1/dgamma",
                "block/norm1/dbeta",
                "block/second/gradient/w",
                "block/second/gradient/b",
                "block/norm2/dgamma",
                "block/norm2/dbeta");
        for (int i = 0; i < names.size(); i++) {
            assertGives(names.get(i), results.get(i));
        }
    }

    @Test
    void isTheSequentialOfItsParts() {
        Tensor x = Tensor.randomNormal(6, 3);
        Sequential byHand;
        try (Randomness.Scope scope = Randomness.of(5).use()) {
            byHand = new Sequential(
                    new Residual(new Sequential(
                            new Dense(3, 4),
                            new LayerNorm1d(4),
                            new ReLU(),
                            new Dropout(.3),
                            new Dense(4, 3),
                            new LayerNorm1d(3))),
                    new ReLU());
        }
        ResidualBlock block;
        try (Randomness.Scope scope = Randomness.of(5).use()) {
            block = new ResidualBlock(3, 4, LayerNorm1d::new, .3);
        }
        for (boolean training : new boolean[] {true, false}) {
            byHand.setTraining(training);
            block.setTraining(training);

            assertArrayEquals(withTheSameDraws(byHand, x), withTheSameDraws(block, x));
        }
        assertEquals(
                byHand.weights().stream().map(Variable::name).toList(),
                block.weights().stream().map(Variable::name).toList());
        assertEquals("ResidualBlock(3, 4)", block.toString());
    }

    @Test
    void namesItsWeightsByItsParts() {
        SequentialModel model = new SequentialModel(new ResidualBlock(3, 2, BatchNorm1d::new, .1));

        assertEquals(
                List.of(
                        "residualblock_1/dense_1/w",
                        "residualblock_1/dense_1/b",
                        "residualblock_1/batchnorm1d_1/gamma",
                        "residualblock_1/batchnorm1d_1/beta"),
                model.trainableVariables().subList(0, 4).stream()
                        .map(Variable::name)
                        .toList());
    }

    @Test
    void refusesWhatItsPartsRefuse() {
        assertThrows(IllegalArgumentException.class, () -> new ResidualBlock(3, 2, BatchNorm1d::new, 1));
        assertThrows(ShapeException.class, () -> new ResidualBlock(3, 0, BatchNorm1d::new, 0));
        ResidualBlock block = new ResidualBlock(3, 2, BatchNorm1d::new, 0);
        assertThrows(ShapeException.class, () -> block.call(Tensor.zeros(2, 4)));
    }

    private static float[] withTheSameDraws(Callable block, Tensor x) {
        try (Randomness.Scope scope = Randomness.of(3).use()) {
            return block.call(x).toFloatArray();
        }
    }

    private static void assign(String name, Dense dense) {
        dense.w().assign(tensor(name + "/w"));
        dense.b().assign(tensor(name + "/b"));
    }

    private static void assign(String name, BatchNorm1d norm) {
        norm.gamma().assign(tensor(name + "/gamma"));
        norm.beta().assign(tensor(name + "/beta"));
    }
}
