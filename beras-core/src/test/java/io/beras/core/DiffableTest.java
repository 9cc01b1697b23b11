package io.beras.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The result of a student's {@code forward} is copied, or rejected with a message. */
class DiffableTest {

    private final Tensor x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void aViewIsTakenInAsItLooks() {
        Tensor y = new Student(a -> a.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3))).call(x);

        assertArrayEquals(new double[] {2, 3, 5, 6}, y.toDoubleArray());
    }

    @Test
    void aTransposedViewIsTakenInAsItLooks() {
        Tensor y = new Student(INDArray::transpose).call(x);

        assertArrayEquals(new long[] {3, 2}, y.shape());
        assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, y.toDoubleArray());
        assertArrayEquals(new double[] {5, 7, 9}, y.sum(1).toDoubleArray());
    }

    @Test
    void aColumnMajorArrayIsTakenInAsItLooks() {
        Tensor y = new Student(a -> a.dup('f')).call(x);

        assertArrayEquals(x.toDoubleArray(), y.toDoubleArray());
        assertArrayEquals(new double[] {14, 32, 32, 77}, y.matmulTranspose(y).toDoubleArray()); // (1,2,3)·(4,5,6) = 32
    }

    @Test
    void ownInputReturnedIsTurnedAway() {
        assertEquals(
                "Student.forward returned its own input array; return a new one, such as x.dup(), or x.sub(...) in place of"
                        + " x.subi(...)",
                messageOf(a -> a.subi(1)));
    }

    @Test
    void anInputModifiedInPlaceLeavesTheCallersTensorAlone() {
        new Student(a -> {
                    a.subi(100);
                    return a.dup();
                })
                .call(x);

        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, x.toDoubleArray());
    }

    @Test
    void aVariableModifiedThroughAnInputStaysAsItWas() {
        Variable w = new Variable("w", x);
        new Student(a -> a.muli(0).add(1)).call(w);

        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, w.toDoubleArray());
    }

    @Test
    void anArrayTheStudentKeepsAndChangesLaterDoesNotChangeTheTensor() {
        INDArray[] kept = new INDArray[1];
        Tensor y = new Student(a -> kept[0] = a.mul(1)).call(x);
        kept[0].assign(0);

        assertArrayEquals(x.toDoubleArray(), y.toDoubleArray());
    }

    @Test
    void anInputMayBeReplacedByTheResult() {
        Diffable twice = new Diffable() {
            @Override
            public INDArray forward(INDArray... inputs) {
                inputs[0] = inputs[0].mul(2);
                return inputs[0];
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(g -> g.mul(2));
            }
        };

        assertEquals(6, twice.call(Tensor.of(3)).item());
    }

    @Test
    void nullIsTurnedAway() {
        assertEquals("Student.forward returned null; it must return the output array", messageOf(a -> null));
    }

    @Test
    void anotherTypeIsTurnedAway() {
        assertEquals(
                "Student.forward returned DOUBLE values for FLOAT inputs; return y.castTo(x.dataType())",
                messageOf(a -> a.castTo(DataType.DOUBLE)));
        assertEquals(
                "Student.forward returned BOOL values for FLOAT inputs; return y.castTo(x.dataType())",
                messageOf(a -> a.gt(2)));
    }

    @Test
    void emptyArraysAreTurnedAway() {
        assertEquals(
                "Student.forward returned the shape (0, 3), which is empty: axis 0 must have a size of at least 1",
                messageOf(a -> Nd4j.create(DataType.FLOAT, 0, 3)));
        assertEquals(
                "Student.forward returned the empty array, in which there is nothing to compute on",
                messageOf(a -> Nd4j.empty(DataType.FLOAT)));
    }

    @Test
    void aClosedArrayIsTurnedAway() {
        var e = assertThrows(
                IllegalStateException.class,
                () -> new Student(a -> {
                            INDArray y = a.mul(2);
                            y.close();
                            return y;
                        })
                        .call(x));
        assertTrue(e.getMessage().contains("closed"), e.getMessage());
    }

    @Test
    void floatAndDoubleDoNotMix() {
        Tensor d = Tensor.full(DataType.DOUBLE, 1, 2, 3);

        var e = assertThrows(IllegalArgumentException.class, () -> new Student(a -> a).call(x, d));
        assertEquals(
                "Student can't mix FLOAT tensor (2, 3) with DOUBLE tensor (2, 3); cast(...) one of them",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> x.add(d));
        assertThrows(IllegalArgumentException.class, () -> d.matmulTranspose(x));
    }

    @Test
    void aWeightOfAnotherTypeIsNamed() {
        var scale = new Scale(2);

        var e = assertThrows(IllegalArgumentException.class, () -> scale.call(x));
        assertEquals(
                "Scale can't mix FLOAT tensor (2, 3) with DOUBLE variable \"weight\" (); cast(...) one of them",
                e.getMessage());
    }

    @Test
    void labelsMayStandBesideNumbers() {
        // Picks the column that each row's label names.
        Diffable pick = new Diffable() {
            @Override
            public INDArray forward(INDArray... inputs) {
                INDArray picked = Nd4j.create(inputs[0].dataType(), inputs[0].size(0));
                for (long i = 0; i < picked.length(); i++) {
                    picked.putScalar(i, inputs[0].getDouble(i, inputs[1].getInt((int) i)));
                }
                return picked;
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of(LocalGradient.none("not needed here"), LocalGradient.none("labels have no gradient"));
            }
        };

        assertArrayEquals(
                new float[] {3, 4}, pick.call(x, Tensor.ofLabels(2, 0)).toFloatArray());
    }

    @Test
    void aDiffableOfNoInputsIsAConstant() {
        Diffable one = new Diffable() {
            @Override
            public INDArray forward(INDArray... inputs) {
                return Nd4j.scalar(1f);
            }

            @Override
            public List<LocalGradient> inputGradients(Call call) {
                return List.of();
            }
        };

        assertEquals(1, one.call().item());
    }

    private String messageOf(UnaryOperator<INDArray> forward) {
        return assertThrows(IllegalArgumentException.class, () -> new Student(forward).call(x))
                .getMessage();
    }

    /** A student's class: plain ND4J calls. */
    private record Student(UnaryOperator<INDArray> function) implements Diffable {
        @Override
        public INDArray forward(INDArray... inputs) {
            return function.apply(inputs[0]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            throw new UnsupportedOperationException("these tests look at values only");
        }
    }
}
