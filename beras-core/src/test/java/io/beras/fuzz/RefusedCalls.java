package io.beras.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.beras.core.Tensor;
import io.beras.core.arrays.Window;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes calls that no tensor accepts, and checks that each ends in an exception with a sentence. */
final class RefusedCalls {

    private RefusedCalls() {}

    static void makeOne(Tensor x, Random random) {
        int number = random.nextInt(20);
        try {
            make(number, x);
        } catch (IllegalArgumentException | IllegalStateException e) {
            assertFalse(
                    e.getMessage() == null || e.getMessage().isBlank(),
                    "refused call " + number + " without a message");
            return;
        }
        throw new AssertionError("call " + number + " on shape " + Arrays.toString(x.shape()) + " was not refused");
    }

    @SuppressWarnings("NullAway") // a null operand is one of the calls
    private static void make(int number, Tensor x) {
        int rank = x.rank();
        long first = rank == 0 ? 1 : x.size(0);
        long last = rank == 0 ? 1 : x.size(rank - 1);
        switch (number) {
            case 0 ->
                x.add(Tensor.full(x.dataType(), 1, last + 1, last + 2))
                        .add(Tensor.full(x.dataType(), 1, last + 1, last + 1));
            case 1 -> x.sum(rank);
            case 2 -> x.max(Integer.MIN_VALUE);
            case 3 -> x.reshape(x.length() + 1);
            case 4 -> x.transpose(new int[rank + 1]);
            case 5 -> x.reshape(x.length(), 1).broadcastTo(x.length() + 1);
            case 6 -> x.slice(0, first, first + 1);
            case 7 -> x.gather((int) first);
            case 8 -> Tensor.concat(rank, x, x);
            case 9 -> x.matmul(Tensor.full(x.dataType(), 1, last + 1, 2));
            case 10 -> x.add(Tensor.full(x.dataType() == DataType.FLOAT ? DataType.DOUBLE : DataType.FLOAT, 1));
            case 11 -> x.mul((Tensor) null);
            case 12 -> Tensor.of(closed());
            case 13 -> Tensor.zeros(1L << 20, 1L << 20);
            case 14 -> x.cast(DataType.INT32);
            case 15 -> x.conv2d(x, Window.of(1000));
            case 16 -> x.reshape(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, x.length());
            case 17 -> Tensor.of(Nd4j.ones(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2));
            case 18 -> x.reshape(x.length(), 1).broadcastTo(x.length(), 600_000_000);
            default -> x.gather(rank, Tensor.ofLabels(0));
        }
    }

    private static INDArray closed() {
        INDArray array = Nd4j.zeros(2, 3);
        array.close();
        return array;
    }
}
