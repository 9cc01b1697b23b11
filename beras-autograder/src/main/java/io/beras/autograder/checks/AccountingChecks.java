package io.beras.autograder.checks;

import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of the cost of a network of dense layers: Σ (in·out + out) parameters of 4 bytes, and Σ n·in·out multiply-adds.
 *
 * <p>The widths are the number of input features, then the outputs of each layer.
 */
public final class AccountingChecks {

    private static final int BYTES_OF_FLOAT = 4;
    private static final int LARGE = 50_000;

    private AccountingChecks() {}

    /** Counts the multiply-adds of a batch: the method under test. */
    @FunctionalInterface
    public interface MultiplyAdds {
        /** Returns the multiply-adds of a forward pass of n samples. */
        long of(int n, int[] widths);
    }

    /** Checks the number that was derived by hand. */
    public static void assertParametersByHand(ToLongFunction<int[]> parameters, int[] widths, long expected) {
        ByHand.check(
                "Accounting.parameters of the widths " + Arrays.toString(widths),
                () -> new double[] {parameters.applyAsLong(widths)},
                new double[] {expected},
                () -> assertParameters(parameters, widths.length));
    }

    /** Checks the number of parameters of networks with this number of layers. */
    public static void assertParameters(ToLongFunction<int[]> parameters, int layers) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "Accounting.parameters",
                        (int[] widths) -> tensor(parameters.applyAsLong(widths)),
                        widths -> tensor(parameters(widths)))
                .candidate(
                        "biases-left-out",
                        "looks like Σ in·out: the biases are missing; a layer has one for each output",
                        widths -> tensor(sum(widths, (in, out) -> in * out)))
                .candidate(
                        "bias-per-input",
                        "looks like one bias for each input: the row b has one element for each output",
                        widths -> tensor(sum(widths, (in, out) -> in * out + in)))
                .candidate(
                        "bias-per-layer",
                        "looks like one bias for each layer: the row b has one element for each output",
                        widths -> tensor(sum(widths, (in, out) -> in * out + 1)))
                .candidate(
                        "bytes",
                        "looks like bytes: count the elements",
                        widths -> tensor(BYTES_OF_FLOAT * parameters(widths)))
                .candidate(
                        "last-layer-missing",
                        "looks like a sum without the last layer",
                        widths -> tensor(parameters(withoutLast(widths))))
                .candidate(
                        "first-layer-missing",
                        "looks like a sum without the first layer",
                        widths -> tensor(parameters(withoutFirst(widths))))
                .seed(draws.seed())
                .check(widths(draws, layers), widths(draws, layers)));
        assertNoOverflow("Accounting.parameters", parameters, AccountingChecks::parameters);
    }

    /** Checks the memory that was derived by hand. */
    public static void assertBytesByHand(ToLongFunction<int[]> bytes, int[] widths, long expected) {
        ByHand.check(
                "Accounting.bytes of the widths " + Arrays.toString(widths),
                () -> new double[] {bytes.applyAsLong(widths)},
                new double[] {expected},
                () -> assertBytes(bytes, widths.length));
    }

    /** Checks the bytes of the parameters of networks with this number of layers. */
    public static void assertBytes(ToLongFunction<int[]> bytes, int layers) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "Accounting.bytes",
                        (int[] widths) -> tensor(bytes.applyAsLong(widths)),
                        widths -> tensor(BYTES_OF_FLOAT * parameters(widths)))
                .candidate(
                        "double",
                        "looks like 8 bytes for each element: a FLOAT has 4",
                        widths -> tensor(2 * BYTES_OF_FLOAT * parameters(widths)))
                .candidate(
                        "bits",
                        "looks like bits: 8 bits are a byte",
                        widths -> tensor(8 * BYTES_OF_FLOAT * parameters(widths)))
                .candidate(
                        "parameters",
                        "looks like the number of elements: a FLOAT has 4 bytes",
                        widths -> tensor(parameters(widths)))
                .candidate(
                        "biases-left-out",
                        "looks like the bytes of w alone: b takes memory too",
                        widths -> tensor(BYTES_OF_FLOAT * sum(widths, (in, out) -> in * out)))
                .seed(draws.seed())
                .check(widths(draws, layers), widths(draws, layers)));
        assertNoOverflow("Accounting.bytes", bytes, widths -> BYTES_OF_FLOAT * parameters(widths));
    }

    /** Checks the multiply-adds of n samples that were derived by hand. */
    public static void assertMultiplyAddsByHand(MultiplyAdds multiplyAdds, int n, int[] widths, long expected) {
        ByHand.check(
                "Accounting.multiplyAdds of " + n + " samples and the widths " + Arrays.toString(widths),
                () -> new double[] {multiplyAdds.of(n, widths)},
                new double[] {expected},
                () -> assertMultiplyAdds(multiplyAdds, widths.length));
    }

    /** Checks the multiply-adds of networks with this number of layers. */
    public static void assertMultiplyAdds(MultiplyAdds multiplyAdds, int layers) {
        Draws draws = Draws.fresh();
        Expect.passed(ValueCheck.of(
                        "Accounting.multiplyAdds",
                        (Forward forward) -> tensor(multiplyAdds.of(forward.n(), forward.widths())),
                        forward -> tensor(forward.multiplyAdds()))
                .candidate(
                        "batch-missing",
                        "looks like the multiply-adds of a single sample: multiply by the batch size n",
                        forward -> tensor(forward.multiplyAdds() / forward.n()))
                .candidate(
                        "double",
                        "looks like multiplications and additions counted apart: a multiply-add is both",
                        forward -> tensor(2 * forward.multiplyAdds()))
                .candidate(
                        "bias-counted",
                        "looks like a count with the additions of b: count the products x·w only",
                        forward -> tensor(forward.n() * parameters(forward.widths())))
                .candidate(
                        "last-layer-missing",
                        "looks like a sum without the last layer",
                        forward -> tensor(new Forward(forward.n(), withoutLast(forward.widths())).multiplyAdds()))
                .seed(draws.seed())
                .check(
                        new Forward(draws.integer(4, 9), widths(draws, layers)),
                        new Forward(draws.integer(10, 20), widths(draws, layers))));
        assertNoOverflow(
                "Accounting.multiplyAdds",
                large -> multiplyAdds.of(3, large),
                large -> new Forward(3, large).multiplyAdds());
    }

    private static void assertNoOverflow(String what, ToLongFunction<int[]> actual, ToLongFunction<int[]> expected) {
        int[] widths = {LARGE, LARGE};
        long value = actual.applyAsLong(widths.clone());
        Expect.that(
                value == expected.applyAsLong(widths),
                what + " gives " + value + " for the widths " + LARGE + ", " + LARGE + ", but must give "
                        + expected.applyAsLong(widths),
                new Diagnosis(
                        "overflow",
                        "looks like an int product that overflows: convert a factor to long before the multiplication,"
                                + " as in (long) in * out"));
    }

    private static long parameters(int... widths) {
        return sum(widths, (in, out) -> in * out + out);
    }

    private static long sum(int[] widths, LayerCost cost) {
        long sum = 0;
        for (int i = 1; i < widths.length; i++) {
            sum += cost.of(widths[i - 1], widths[i]);
        }
        return sum;
    }

    /** Returns different widths from 3 to 99. */
    private static int[] widths(Draws draws, int layers) {
        int[] widths = new int[layers + 1];
        for (int i = 0; i <= layers; i++) {
            widths[i] = draws.integer(3, 50) * 2 - i % 2;
        }
        return widths;
    }

    private static int[] withoutLast(int... widths) {
        return Arrays.copyOf(widths, widths.length - 1);
    }

    private static int[] withoutFirst(int... widths) {
        return Arrays.copyOfRange(widths, 1, widths.length);
    }

    private static Tensor tensor(long value) {
        return Tensor.scalar(DataType.DOUBLE, value);
    }

    @FunctionalInterface
    private interface LayerCost {
        long of(long in, long out);
    }

    /** A forward pass of n samples. */
    private record Forward(int n, int[] widths) {
        long multiplyAdds() {
            return n * sum(widths, (in, out) -> in * out);
        }
    }
}
