package io.beras.autograder.checks;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.random.Randomness;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks of initial weights of shape (in, out): zero, and normal distributions with the standard deviation σ = 1 (normal),
 * √(2 / (in + out)) (xavier) or √(2 / in) (kaiming).
 *
 * <p>The checks draw tens of thousands of elements, and accept six standard errors.
 */
public final class InitialWeightsChecks {

    private static final double STANDARD_ERRORS = 6;

    /** The largest of many uniform elements is √3 = 1.73 standard deviations, of normal elements more than 3. */
    private static final double LARGEST_OF_UNIFORM = 1.8;

    private InitialWeightsChecks() {}

    /** The method under test. */
    @FunctionalInterface
    public interface Initializer {
        /** Returns initial weights of shape (in, out). */
        Tensor of(String name, int in, int out);
    }

    /** Checks that "zero" gives zeros of shape (in, out). */
    public static void assertZero(Initializer initializer, int in, int out) {
        double[] w = values(initializer, "zero", in, out);
        Expect.that(
                Arrays.stream(w).allMatch(element -> element == 0),
                "initialWeights(\"zero\", " + in + ", " + out + ") gives elements other than 0, such as "
                        + Arrays.stream(w)
                                .filter(element -> element != 0)
                                .findFirst()
                                .orElse(0),
                new Diagnosis("wrong-initializer", "looks like another initializer under the name zero"));
    }

    /** Checks mean and standard deviation of this initializer for weights of shape (in, out). */
    public static void assertNormal(Initializer initializer, String name, int in, int out) {
        Draws draws = Draws.fresh();
        try (Randomness.Scope scope = Randomness.of(draws.seed()).use()) {
            double[] w = values(initializer, name, in, out);
            double sigma = sigma(name, in, out);
            String what = "initialWeights(\"" + name + "\", " + in + ", " + out + ")";
            double mean = Arrays.stream(w).average().orElse(0);
            double deviation = Math.sqrt(
                    Arrays.stream(w).map(x -> (x - mean) * (x - mean)).average().orElse(0));
            String seed =
                    "\nseed " + draws.seed() + "; repeat this check with -D" + Draws.SEED_PROPERTY + "=" + draws.seed();
            require(
                    Math.abs(deviation / sigma - 1) < STANDARD_ERRORS / Math.sqrt(2.0 * w.length),
                    String.format(
                            Locale.ROOT,
                            "%s has the standard deviation %.6g, but must have %.6g (ratio %.6g)%s",
                            what,
                            deviation,
                            sigma,
                            deviation / sigma,
                            seed),
                    () -> wrongDeviation(deviation, w.length, in, out));
            require(
                    Math.abs(mean) < STANDARD_ERRORS * sigma / Math.sqrt(w.length),
                    String.format(Locale.ROOT, "%s has the mean %.6g, but must have a mean near 0%s", what, mean, seed),
                    () -> new Diagnosis(
                            "not-centred",
                            "looks like draws of one sign: draw from a normal distribution with mean 0"));
            require(
                    Arrays.stream(w).map(Math::abs).max().orElse(0) > LARGEST_OF_UNIFORM * sigma,
                    what + " has no element beyond " + LARGEST_OF_UNIFORM + " standard deviations" + seed,
                    () -> new Diagnosis(
                            "uniform-for-normal",
                            "looks like a uniform distribution: draw from a normal distribution, as randomNormal does"));
            require(
                    Arrays.stream(w).distinct().count() > w.length / 2,
                    what + " repeats its elements" + seed,
                    () -> new Diagnosis(
                            "repeated-elements",
                            "looks like a row or column of draws that is repeated: draw in · out"));
            require(
                    !Arrays.equals(w, values(initializer, name, in, out)),
                    what + " gives the same weights at each call" + seed,
                    () -> new Diagnosis(
                            "same-draws", "looks like a fixed seed: two layers must start with different weights"));
        }
    }

    /** Checks that an unknown name is an IllegalArgumentException that says the name. */
    public static void assertUnknownName(Initializer initializer, String name) {
        try {
            initializer.of(name, 3, 2);
        } catch (IllegalArgumentException e) {
            Expect.that(
                    String.valueOf(e.getMessage()).contains(name),
                    "the message of the exception must name the unknown initializer \"" + name + "\"; it is \""
                            + e.getMessage() + "\"");
            return;
        }
        throw Expect.failure("initialWeights(\"" + name + "\", 3, 2) returns weights; throw an IllegalArgumentException"
                + " that says the unknown name");
    }

    private static double[] values(Initializer initializer, String name, int in, int out) {
        Tensor w = Expect.notNull("initialWeights", initializer.of(name, in, out));
        long[] shape = {in, out};
        Expect.that(
                Arrays.equals(w.shape(), shape),
                "initialWeights(\"" + name + "\", " + in + ", " + out + ") has the shape " + Shapes.text(w.shape())
                        + ", but must have " + Shapes.text(shape),
                new Diagnosis("transposed", "looks like rows and columns swapped: w has a row for each input feature"));
        return w.toDoubleArray();
    }

    private static double sigma(String name, int in, int out) {
        return switch (name) {
            case "normal" -> 1;
            case "xavier" -> Math.sqrt(2.0 / (in + out));
            case "kaiming" -> Math.sqrt(2.0 / in);
            default -> throw new IllegalArgumentException("no standard deviation is known for \"" + name + "\"");
        };
    }

    private static void require(boolean condition, String message, Supplier<Diagnosis> diagnosis) {
        if (!condition) {
            throw Expect.failure(message, diagnosis.get());
        }
    }

    private static Diagnosis wrongDeviation(double deviation, int count, int in, int out) {
        if (deviation == 0) {
            return new Diagnosis(
                    "zero-weights",
                    "looks like weights that are all equal: the neurons of a layer would stay equal for ever. An integer"
                            + " division, such as 2 / (in + out), gives 0: write 2.0");
        }
        double standardErrors = STANDARD_ERRORS / Math.sqrt(2.0 * count);
        Optional<String> formula = known(in, out).stream()
                .filter(known -> Math.abs(deviation / known.sigma() - 1) < standardErrors)
                .map(Known::formula)
                .findFirst();
        return new Diagnosis(
                "wrong-variance",
                formula.map(f -> "looks like the standard deviation " + f)
                        .orElse("looks like a wrong standard deviation: multiply standard normal draws by σ"));
    }

    private static List<Known> known(int in, int out) {
        return List.of(
                new Known("2 / (in + out): this is the variance σ², take its root", 2.0 / (in + out)),
                new Known("2 / in: this is the variance σ², take its root", 2.0 / in),
                new Known("1: draws of N(0, 1) that are not multiplied by σ", 1),
                new Known("√(2 / in), which is kaiming", Math.sqrt(2.0 / in)),
                new Known("√(2 / out): the fan-in is the number of rows", Math.sqrt(2.0 / out)),
                new Known("√(2 / (in + out)), which is xavier", Math.sqrt(2.0 / (in + out))),
                new Known("√(1 / in): the factor 2 is missing", Math.sqrt(1.0 / in)),
                new Known("√(1 / (in + out)): the factor 2 is missing", Math.sqrt(1.0 / (in + out))),
                new Known("√(6 / (in + out)): this is the limit of the uniform variant", Math.sqrt(6.0 / (in + out))),
                new Known("√(6 / in): this is the limit of the uniform variant", Math.sqrt(6.0 / in)),
                new Known("√((in + out) / 2): the reciprocal of σ", Math.sqrt((in + out) / 2.0)));
    }

    /** A standard deviation with its formula. */
    private record Known(String formula, double sigma) {}
}
