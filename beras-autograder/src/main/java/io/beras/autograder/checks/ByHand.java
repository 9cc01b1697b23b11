package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** Checks a case that was derived by hand, then the random points; a diagnosis comes from the random points. */
final class ByHand {

    private static final double TOLERANCE = 1e-6;

    private ByHand() {}

    /** Compares the values, and runs the check at random points whether they are right or not. */
    static void check(String what, Supplier<double[]> actual, double[] expected, Runnable randomPoints) {
        String message;
        try {
            double[] values = actual.get();
            if (isClose(values, expected)) {
                randomPoints.run();
                return;
            }
            message = what + " is " + text(values) + ", but must be " + text(expected);
        } catch (UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            message = what + " can't be computed: " + e;
        }
        throw explained(message, randomPoints);
    }

    private static CheckFailure explained(String message, Runnable randomPoints) {
        try {
            randomPoints.run();
        } catch (CheckFailure failure) {
            return new CheckFailure(message + "\n" + failure.getMessage(), failure.diagnoses());
        }
        return Expect.failure(
                message,
                new Diagnosis(
                        "special-case",
                        "looks like a formula that is right for most values: follow this example step by step"));
    }

    /** Lists the values with at most nine significant digits. */
    private static String text(double... values) {
        double[] rounded = Arrays.stream(values)
                .map(value -> Double.parseDouble(String.format(Locale.ROOT, "%.9g", value)))
                .toArray();
        return Arrays.toString(rounded);
    }

    private static boolean isClose(double[] values, double... expected) {
        if (values.length != expected.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i] - expected[i]) <= TOLERANCE * Math.max(1, Math.abs(expected[i])))) {
                return false;
            }
        }
        return true;
    }
}
