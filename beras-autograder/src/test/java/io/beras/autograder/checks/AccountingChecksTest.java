package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each known mistake of the counts is caught, and is the first diagnosis. */
class AccountingChecksTest {

    private static final int LAYERS = 3;

    @Test
    void rightCountsPass() {
        for (int i = 0; i < 100; i++) {
            AccountingChecks.assertParameters(widths -> sum(widths, 1), LAYERS);
            AccountingChecks.assertBytes(widths -> 4 * sum(widths, 1), LAYERS);
            AccountingChecks.assertMultiplyAdds((n, widths) -> n * sum(widths, 0), LAYERS);
        }
    }

    @Test
    void parameters() {
        assertFirst("biases-left-out", () -> AccountingChecks.assertParameters(widths -> sum(widths, 0), LAYERS));
        assertFirst("bytes", () -> AccountingChecks.assertParameters(widths -> 4 * sum(widths, 1), LAYERS));
        assertFirst(
                "overflow",
                () -> AccountingChecks.assertParameters(
                        widths -> sum(widths, 1) > Integer.MAX_VALUE ? (int) sum(widths, 1) : sum(widths, 1), LAYERS));
        assertFirst(
                "last-layer-missing",
                () -> AccountingChecks.assertParameters(widths -> sum(Arrays.copyOf(widths, LAYERS), 1), LAYERS));
        assertFirst(
                "first-layer-missing",
                () -> AccountingChecks.assertParameters(
                        widths -> sum(Arrays.copyOfRange(widths, 1, widths.length), 1), LAYERS));
        assertFirst(
                "bias-per-layer",
                () -> AccountingChecks.assertParameters(widths -> sum(widths, 0) + widths.length - 1, LAYERS));
    }

    @Test
    void bytes() {
        assertFirst("double", () -> AccountingChecks.assertBytes(widths -> 8 * sum(widths, 1), LAYERS));
        assertFirst("bits", () -> AccountingChecks.assertBytes(widths -> 32 * sum(widths, 1), LAYERS));
        assertFirst("parameters", () -> AccountingChecks.assertBytes(widths -> sum(widths, 1), LAYERS));
        assertFirst("biases-left-out", () -> AccountingChecks.assertBytes(widths -> 4 * sum(widths, 0), LAYERS));
    }

    @Test
    void multiplyAdds() {
        assertFirst("batch-missing", () -> AccountingChecks.assertMultiplyAdds((n, widths) -> sum(widths, 0), LAYERS));
        assertFirst("double", () -> AccountingChecks.assertMultiplyAdds((n, widths) -> 2 * n * sum(widths, 0), LAYERS));
        assertFirst(
                "bias-counted", () -> AccountingChecks.assertMultiplyAdds((n, widths) -> n * sum(widths, 1), LAYERS));
    }

    /** Returns Σ (in·out + biases·out). */
    private static long sum(int[] widths, int biases) {
        long sum = 0;
        for (int i = 1; i < widths.length; i++) {
            sum += (long) widths[i] * (widths[i - 1] + biases);
        }
        return sum;
    }
}
