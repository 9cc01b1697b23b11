package io.beras.autograder.checks;

import static io.beras.autograder.checks.Failures.assertFirst;

import io.beras.autograder.CheckFailure;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Each known mistake of initial weights is caught, and is the first diagnosis. */
class InitialWeightsChecksTest {

    private static final int IN = 200;
    private static final int OUT = 100;

    private static Tensor right(String name, int in, int out) {
        return switch (name) {
            case "zero" -> Tensor.zeros(in, out);
            case "normal" -> Tensor.randomNormal(in, out);
            case "xavier" -> Tensor.randomNormal(in, out).mul(Math.sqrt(2.0 / (in + out)));
            case "kaiming" -> Tensor.randomNormal(in, out).mul(Math.sqrt(2.0 / in));
            default -> throw new IllegalArgumentException("there is no initializer " + name);
        };
    }

    @Test
    void rightInitializersPass() {
        for (int i = 0; i < 20; i++) {
            InitialWeightsChecks.assertZero(InitialWeightsChecksTest::right, 3, 2);
            InitialWeightsChecks.assertUnknownName(InitialWeightsChecksTest::right, "best");
            for (String name : new String[] {"normal", "xavier", "kaiming"}) {
                InitialWeightsChecks.assertNormal(InitialWeightsChecksTest::right, name, IN, OUT);
            }
        }
    }

    @Test
    void wrongVariances() {
        assertFirst("wrong-variance", () -> xavier((in, out) -> Tensor.randomNormal(in, out)));
        assertFirst(
                "wrong-variance",
                () -> xavier((in, out) -> Tensor.randomNormal(in, out).mul(2.0 / (in + out))));
        assertFirst("wrong-variance", () -> xavier((in, out) -> right("kaiming", in, out)));
        assertFirst(
                "wrong-variance",
                () -> xavier((in, out) -> Tensor.randomNormal(in, out).mul(Math.sqrt(1.0 / (in + out)))));
        CheckFailure failure =
                Assertions.assertThrows(CheckFailure.class, () -> xavier((in, out) -> right("kaiming", in, out)));
        Assertions.assertEquals(
                "looks like the standard deviation √(2 / in), which is kaiming",
                failure.diagnoses().get(0).text());
    }

    @Test
    void otherDraws() {
        assertFirst(
                "zero-weights",
                () -> xavier((in, out) -> Tensor.randomNormal(in, out).mul(Math.sqrt(2 / (in + out)))));
        assertFirst(
                "uniform-for-normal",
                () -> xavier((in, out) -> Tensor.randomUniform(in, out).sub(0.5).mul(2 * Math.sqrt(6.0 / (in + out)))));
        assertFirst(
                "not-centred",
                () -> xavier((in, out) -> right("xavier", in, out).add(0.1)));
        assertFirst("transposed", () -> xavier((in, out) -> right("xavier", out, in)));
        assertFirst(
                "repeated-elements",
                () -> xavier((in, out) -> Tensor.concat(
                                0,
                                right("xavier", in, out).slice(0, 0, in / 2),
                                right("xavier", in, out).slice(0, 0, in / 2))
                        .gather(first(in))));
        assertFirst(
                "same-draws",
                () -> xavier((in, out) -> {
                    try (Randomness.Scope scope = Randomness.of(1).use()) {
                        return right("xavier", in, out);
                    }
                }));
        assertFirst("null", () -> xavier((in, out) -> null));
    }

    @Test
    void zero() {
        assertFirst(
                "wrong-initializer",
                () -> InitialWeightsChecks.assertZero((name, in, out) -> right("normal", in, out), 3, 2));
    }

    @Test
    void unknownNames() {
        Assertions.assertThrows(
                CheckFailure.class,
                () -> InitialWeightsChecks.assertUnknownName((name, in, out) -> right("normal", in, out), "best"));
        Assertions.assertThrows(
                CheckFailure.class,
                () -> InitialWeightsChecks.assertUnknownName((name, in, out) -> right("?", in, out), "best"));
    }

    private static int[] first(int in) {
        int[] rows = new int[in];
        for (int i = 0; i < in; i++) {
            rows[i] = i % (in / 4);
        }
        return rows;
    }

    private interface Draw {
        Tensor of(int in, int out);
    }

    private static void xavier(Draw draw) {
        InitialWeightsChecks.assertNormal((name, in, out) -> draw.of(in, out), "xavier", IN, OUT);
    }
}
