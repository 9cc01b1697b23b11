package io.beras.layers;

import static io.beras.layers.LayersFixture.assertGives;
import static io.beras.layers.LayersFixture.tensor;

import io.beras.activations.ReLU;
import io.beras.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A residual block with batch normalization has PyTorch's values. */
class ResidualBlockTest {

    @Test
    void givesWhatPyTorchGives() {
        Dense first = new Dense(4, 2);
        Dense second = new Dense(2, 4);
        BatchNorm1d norm1 = new BatchNorm1d(2);
        BatchNorm1d norm2 = new BatchNorm1d(4);
        Sequential block =
                new Sequential(new Residual(new Sequential(first, norm1, new ReLU(), second, norm2)), new ReLU());
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

    private static void assign(String name, Dense dense) {
        dense.w().assign(tensor(name + "/w"));
        dense.b().assign(tensor(name + "/b"));
    }

    private static void assign(String name, BatchNorm1d norm) {
        norm.gamma().assign(tensor(name + "/gamma"));
        norm.beta().assign(tensor(name + "/beta"));
    }
}
