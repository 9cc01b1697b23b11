package io.beras.layers;

import static io.beras.layers.LayerChecks.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.ShapeException;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.models.SequentialModel;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class FlattenTest {

    @Test
    void joinsAllAxesButTheFirst() {
        double[] numbers = Randomness.of(1).numbers("test", 0).fill(24, i -> i);

        Tensor y = new Flatten().call(Tensor.of(DataType.FLOAT, numbers, 2, 3, 4));

        assertArrayEquals(new long[] {2, 12}, y.shape());
        assertArrayEquals(numbers, y.toDoubleArray());
    }

    @Property(tries = 30, seed = "1")
    void keepsNumbersAndGivesGradientsTheirShapeBack(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 5) Integer> sizes) {
        long[] shape = sizes.stream().mapToLong(Integer::longValue).toArray();
        Tensor x = Tensor.randomNormal(shape);
        long rows = shape[0];
        Tensor g = Tensor.randomNormal(rows, x.length() / rows);

        List<Tensor> results = LayerChecks.valueAndGradients(new Flatten(), x, g);

        assertArrayEquals(g.shape(), results.get(0).shape());
        assertArrayEquals(x.toFloatArray(), results.get(0).toFloatArray());
        assertArrayEquals(shape, results.get(1).shape());
        assertArrayEquals(g.toFloatArray(), results.get(1).toFloatArray());
    }

    @Test
    @Tag("gradient-check")
    void hasRightGradientsToSecondOrder() {
        LayerChecks.assertRightToSecondOrder(
                x -> new Flatten().call(x).mul(new Flatten().call(x)), Tensor.randomNormal(2, 3, 1));
    }

    @Test
    void isAPartOfAModelAndOfAStep() {
        SequentialModel model = new SequentialModel(new Flatten(), new Dense(4, 1));
        try (StepScope step = new StepScope()) {
            assertArrayEquals(
                    new long[] {3, 1}, model.call(Tensor.ones(3, 2, 2)).shape());
        }
        assertEquals(
                List.of("dense_1/w", "dense_1/b"),
                model.weights().stream().map(weight -> weight.name()).toList());
    }

    @Test
    void saysWhatItNeeds() {
        Flatten flatten = new Flatten();

        assertEquals(
                "flatten over axis 0 needs a tensor that has it; shape () has no axes",
                refusal(ShapeException.class, flatten, Tensor.scalar(1)));
        assertEquals(
                "Flatten takes one tensor, but was called with 2",
                refusal(IllegalArgumentException.class, flatten, Tensor.of(1), Tensor.of(2)));
        assertEquals(
                "Flatten needs FLOAT or DOUBLE, not the INT tensor (2): INT is for labels and indices;"
                        + " convert it with cast(DataType.FLOAT)",
                refusal(IllegalArgumentException.class, flatten, Tensor.ofLabels(1, 2)));
    }
}
