package io.beras.core.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An optimizer's loop visits each element of a variable once, with its gradient and its optimizer state. */
class UpdateLoopRunnerTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                2,
                7,
                ChunkedLoops.SIZE - 1,
                ChunkedLoops.SIZE,
                ChunkedLoops.SIZE + 1,
                2 * ChunkedLoops.SIZE,
                2 * ChunkedLoops.SIZE + 3,
                3 * ChunkedLoops.SIZE - 1
            })
    void everyElementIsVisitedOnceWithItsGradientAndState(int length) {
        INDArray w = counting(length, 0);
        INDArray g = counting(length, 0.25);
        INDArray first = counting(length, 0.5);
        INDArray second = counting(length, 0.75);
        List<Integer> visited = new ArrayList<>();

        UpdateLoopRunner.run(
                (weights, gradients, state, n) -> {
                    for (int i = 0; i < n; i++) {
                        visited.add((int) weights[i]);
                        assertEquals(weights[i] + 0.25f, gradients[i]);
                        assertEquals(weights[i] + 0.5f, state[0][i]);
                        assertEquals(weights[i] + 0.75f, state[1][i]);
                        state[0][i] = 3 * weights[i];
                        state[1][i] *= 2;
                        weights[i] += 1;
                        gradients[i] = Float.NaN; // free to be used up
                    }
                },
                w,
                g,
                first,
                second);

        assertEquals(
                IntStream.range(0, length).boxed().toList(),
                visited.stream().sorted().toList());
        assertArrayEquals(line(length, 1, 1), ArrayIo.floats(w));
        assertArrayEquals(line(length, 1, 0.25), ArrayIo.floats(g));
        assertArrayEquals(line(length, 3, 0), ArrayIo.floats(first));
        assertArrayEquals(line(length, 2, 1.5), ArrayIo.floats(second));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 3, 0, 9})
    void anyNumberOfStateArraysMayBeUpdated(int count) {
        for (int length : new int[] {3, ChunkedLoops.SIZE + 5, 2}) {
            INDArray[] state =
                    IntStream.range(0, count).mapToObj(k -> counting(length, k)).toArray(INDArray[]::new);
            UpdateLoopRunner.run(
                    (w, g, s, n) -> {
                        assertEquals(count, s.length);
                        for (int k = 0; k < count; k++) {
                            for (int i = 0; i < n; i++) {
                                s[k][i] += w[i];
                            }
                        }
                    },
                    counting(length, 0),
                    counting(length, 0),
                    state);

            for (int k = 0; k < count; k++) {
                assertArrayEquals(line(length, 2, k), ArrayIo.floats(state[k]));
            }
        }
    }

    @Test
    void elementsWrittenBeyondTheLengthAreDropped() {
        INDArray longer = counting(100, 0);
        UpdateLoopRunner.run((w, g, state, n) -> {}, longer, longer); // leaves longer arrays behind
        INDArray w = counting(3, 0);
        UpdateLoopRunner.run((weights, g, state, n) -> weights[weights.length - 1] = weights.length > n ? 99 : 2, w, w);

        assertArrayEquals(line(3, 1, 0), ArrayIo.floats(w));
        assertArrayEquals(line(100, 1, 0), ArrayIo.floats(longer));
    }

    @Test
    void anotherLengthOrTypeIsRefusedBeforeAnythingChanges() {
        INDArray w = counting(3, 0);
        INDArray shorter = counting(2, 0);
        INDArray doubles = ArrayFactory.fill(0, DataType.DOUBLE, 3);
        UpdateLoop toZero = (weights, g, state, n) -> Arrays.fill(weights, 0);

        assertThrows(IndexOutOfBoundsException.class, () -> UpdateLoopRunner.run(toZero, w, shorter));
        assertThrows(IndexOutOfBoundsException.class, () -> UpdateLoopRunner.run(toZero, w, w, shorter));
        assertThrows(IllegalStateException.class, () -> UpdateLoopRunner.run(toZero, w, doubles));
        assertThrows(IllegalStateException.class, () -> UpdateLoopRunner.run(toZero, doubles, w));
        assertThrows(IllegalStateException.class, () -> UpdateLoopRunner.run(toZero, w, w, doubles));
        assertArrayEquals(line(3, 1, 0), ArrayIo.floats(w));
    }

    private static INDArray counting(int length, double from) {
        return ArrayIo.write(line(length, 1, from), ArrayMemory.allocateLasting(DataType.FLOAT, length));
    }

    private static float[] line(int length, double factor, double plus) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (factor * i + plus);
        }
        return values;
    }
}
