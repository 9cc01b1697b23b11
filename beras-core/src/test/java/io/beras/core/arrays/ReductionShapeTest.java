package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A reduction along adjacent axes sees any shape as a shape of three axes. */
class ReductionShapeTest {

    private static final INDArray X = ArrayFactory.fill(0, DataType.FLOAT, 2, 3, 4, 5);

    @Test
    void adjacentAxesAreMultiplied() {
        assertEquals(Optional.of(new ReductionShape(2, 12, 5)), ReductionShape.adjacent(X, 1, 2));
        assertEquals(Optional.of(new ReductionShape(2, 12, 5)), ReductionShape.adjacent(X, 2, 1));
        assertEquals(Optional.of(new ReductionShape(1, 2, 60)), ReductionShape.adjacent(X, 0));
        assertEquals(Optional.of(new ReductionShape(24, 5, 1)), ReductionShape.adjacent(X, 3));
        assertEquals(Optional.of(new ReductionShape(1, 120, 1)), ReductionShape.adjacent(X, 0, 1, 2, 3));
    }

    @Test
    void anAxisKeptBetweenTwoReducedAxesGivesNoShape() {
        assertEquals(Optional.empty(), ReductionShape.adjacent(X, 0, 2));
        assertEquals(Optional.empty(), ReductionShape.adjacent(X, 0, 1, 3));
    }

    @Test
    void anAxisOfSizeOneDoesNotSeparateReducedAxes() {
        INDArray x = ArrayFactory.fill(0, DataType.FLOAT, 2, 1, 3, 1);

        assertEquals(Optional.of(new ReductionShape(1, 6, 1)), ReductionShape.adjacent(x, 0, 2));
        assertEquals(Optional.of(new ReductionShape(2, 3, 1)), ReductionShape.adjacent(x, 2, 3, 1));
    }

    @Test
    void withoutReducedAxesEachElementIsItsOwnSum() {
        assertEquals(Optional.of(new ReductionShape(120, 1, 1)), ReductionShape.adjacent(X));
        assertEquals(
                Optional.of(new ReductionShape(6, 1, 1)),
                ReductionShape.adjacent(ArrayFactory.fill(0, DataType.FLOAT, 6, 1), 1));
        assertEquals(
                Optional.of(new ReductionShape(1, 1, 1)),
                ReductionShape.adjacent(ArrayFactory.fill(0, DataType.FLOAT)));
    }

    @Property(tries = 200, seed = "1")
    void onlyAnAxisKeptBetweenTwoReducedAxesGivesNoShape(
            @ForAll("shapes") long[] shape, @ForAll @IntRange(max = 15) int subset) {
        INDArray x = ArrayFactory.fill(0, DataType.FLOAT, shape);
        int[] axes = IntStream.range(0, shape.length)
                .filter(axis -> (subset >> axis & 1) == 1)
                .toArray();
        Optional<ReductionShape> parts = ReductionShape.adjacent(x, axes);

        assertEquals(!isInterrupted(subset, shape), parts.isPresent());
        parts.ifPresent(found -> {
            assertEquals(x.length(), (long) found.outer() * found.reduced() * found.inner());
            assertEquals(Arrays.stream(axes).mapToLong(x::size).reduce(1, (a, b) -> a * b), found.reduced());
        });
    }

    /** Returns true if the axes longer than 1 contain the order: summed, kept, summed. */
    private static boolean isInterrupted(int subset, long... shape) {
        StringBuilder kinds = new StringBuilder();
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] > 1) {
                kinds.append((subset >> axis & 1) == 1 ? 's' : 'k');
            }
        }
        return kinds.toString().matches(".*sk+s.*");
    }

    @Provide
    Arbitrary<long[]> shapes() {
        return Arbitraries.longs()
                .between(1, 3)
                .array(long[].class)
                .ofMinSize(0)
                .ofMaxSize(4);
    }
}
