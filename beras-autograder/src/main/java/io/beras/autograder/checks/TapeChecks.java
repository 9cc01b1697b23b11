package io.beras.autograder.checks;

import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Checks of the method {@code gradient} of a tape. In each method {@code tapes} starts a tape that records.
 *
 * <p>The expected gradients are those of the chain rule on the same calls, at random variables and for the values that a
 * test derives by hand.
 */
public final class TapeChecks {

    private static final long[] SHAPE = {3, 5};
    private static final List<String> W = List.of("w");

    private TapeChecks() {}

    /** Checks y = w³: one call. */
    public static void assertChainOfOne(Supplier<GradientTape> tapes, double w, double expected) {
        one("y = w³", v -> v.pow(3)).assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = 5·(2w)³: three calls, one after the other. */
    public static void assertChainOfThree(Supplier<GradientTape> tapes, double w, double expected) {
        one("a = 2·w, b = a³, y = 5·b", v -> v.mul(2).pow(3).mul(5))
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = 2a + a³ with a = w³: two branches from a to y. */
    public static void assertDiamond(Supplier<GradientTape> tapes, double w, double expected) {
        one("a = w³, y = 2·a + a³", TapeChecks::diamond)
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = 2u + u³ with u = 2a + a³ and a = w³: a diamond on a diamond. */
    public static void assertDiamondOnDiamond(Supplier<GradientTape> tapes, double w, double expected) {
        one("a = w³, u = 2·a + a³, y = 2·u + u³", v -> {
                    Tensor u = diamond(v);
                    return u.mul(2).add(u.pow(3));
                })
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = w·w + 4w: one call with twice the same input, and another branch to tell it from a lost branch. */
    public static void assertSquare(Supplier<GradientTape> tapes, double w, double expected) {
        one("y = w·w + 4·w", v -> v.mul(v).add(v.mul(4)))
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = 5·(2·w)³·w, where a layer multiplies its input by its own weight w, and is used twice. */
    public static void assertSharedWeight(Supplier<GradientTape> tapes, double w, double expected) {
        one("y = 5·(2·w)³·w, the layer of w used twice", v -> {
                    ScaleLayer layer = new ScaleLayer(v);
                    return layer.call(layer.call(Tensor.fullLike(v, 2)).pow(3)).mul(5);
                })
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {w}, expected);
    }

    /** Checks y = (2·w₁)³·w₂, where w₁ and w₂ are the own weights of two layers. */
    public static void assertTwoLayers(
            Supplier<GradientTape> tapes, double w1, double w2, double expected1, double expected2) {
        twoLayers().assertByHand(tapes, TapeProgram::insideBlock, new double[] {w1, w2}, expected1, expected2);
    }

    /** Checks that gradients come in the order of the sources, whatever the order of the calls. */
    public static void assertOrderOfSources(Supplier<GradientTape> tapes) {
        twoLayers().assertRight(tapes, TapeProgram::insideBlock, 0, 1);
        twoLayers().assertRight(tapes, TapeProgram::insideBlock, 1, 0);
    }

    /** Checks y = 2a + a³ with a = w³, when the gradient is asked for after the end of the block. */
    public static void assertAfterClose(Supplier<GradientTape> tapes, double w, double expected) {
        one("a = w³, y = 2·a + a³, asked after close()", TapeChecks::diamond)
                .assertByHand(tapes, TapeProgram::afterBlock, new double[] {w}, expected);
    }

    /** Checks that the gradient of a target that is not a scalar is the gradient of its sum. */
    public static void assertSumOfTarget(Supplier<GradientTape> tapes) {
        new TapeProgram("y = w³, of shape (3, 5)", W, SHAPE, v -> v.get(0).pow(3))
                .assertRight(tapes, TapeProgram::insideBlock, 0);
    }

    /** Checks y = 2u + 3v for two variables with the same elements. */
    public static void assertTwins(Supplier<GradientTape> tapes, double expectedU, double expectedV) {
        new TapeProgram("y = 2·u + 3·v, u and v with equal elements", List.of("u", "v"), SHAPE, v -> {
                    v.get(1).assign(v.get(0).detach());
                    return v.get(0).mul(2).add(v.get(1).mul(3)).sum();
                })
                .assertByHand(tapes, TapeProgram::insideBlock, new double[] {1, 1}, expectedU, expectedV);
    }

    /** Checks that calls which do not lead to the target are skipped. */
    public static void assertUnusedCalls(Supplier<GradientTape> tapes) {
        one("y = w³, with other calls before and after", v -> {
                    v.mul(7).sin();
                    Tensor y = v.pow(3);
                    v.mul(y).exp();
                    return y;
                })
                .assertRight(tapes, TapeProgram::insideBlock, 0);
    }

    /** Checks a loss whose target has no gradient: y = (w − t)² with labels t. */
    public static void assertLabels(Supplier<GradientTape> tapes) {
        one("y = (w − t)² with labels t", v -> new LabelledSquare().call(v, Tensor.fullLike(v, 0.25)))
                .assertRight(tapes, TapeProgram::insideBlock, 0);
    }

    /** Checks that the target itself, as a source, has the gradient 1. */
    public static void assertTargetAsSource(Supplier<GradientTape> tapes) {
        Variable w = new Variable("w", Tensor.scalar(DataType.DOUBLE, 2));
        try (GradientTape tape = tapes.get()) {
            Tensor y = w.pow(3);
            List<Tensor> gradients = tape.gradient(y, List.of(y, w));
            ByHand.check(
                    "tape.gradient(y, List.of(y, w)) of y = w³ for w = 2",
                    () -> gradients.stream().mapToDouble(Tensor::item).toArray(),
                    new double[] {1, 12},
                    () -> {});
        }
    }

    /** Checks that a source which the target does not depend on is an IllegalArgumentException that names the source. */
    public static void assertUnconnected(Supplier<GradientTape> tapes) {
        Variable w = new Variable("w", Tensor.scalar(DataType.DOUBLE, 3));
        Variable unused = new Variable("left_out", Tensor.scalar(DataType.DOUBLE, 2));
        try (GradientTape tape = tapes.get()) {
            Tensor y = w.pow(3);
            List<Tensor> gradients = tape.gradient(y, List.of(w, unused));
            throw Expect.failure(
                    "tape.gradient(y, List.of(w, left_out)) returned " + gradients + ", but y = w³ does not depend on"
                            + " left_out; throw an IllegalArgumentException that names left_out",
                    new Diagnosis(
                            "unconnected-gives-zeros",
                            "looks like an unused source that silently gets 0 or null: a weight would never learn, and nobody"
                                    + " would notice"));
        } catch (IllegalArgumentException e) {
            Expect.that(
                    String.valueOf(e.getMessage()).contains("left_out"),
                    "the message must name the source \"left_out\" that the target does not depend on; it is \""
                            + e.getMessage() + "\"",
                    new Diagnosis("source-not-named", "looks like a message without the name of the source"));
        } catch (UnsupportedOperationException notWritten) {
            throw notWritten;
        } catch (RuntimeException e) {
            throw TapeAnswer.unconnected(unused.name(), e);
        }
    }

    /** Checks that the tape does not record the calls of its own backward walk. */
    public static void assertRecordsNothing(Supplier<GradientTape> tapes) {
        Variable w = new Variable("w", Tensor.scalar(DataType.DOUBLE, 2));
        try (GradientTape tape = tapes.get()) {
            Tensor y = diamond(w);
            int before = tape.calls().size();
            tape.gradient(y, List.of(w));
            int after = tape.calls().size();
            Expect.that(
                    after == before,
                    "tape.gradient recorded " + (after - before) + " calls of its own work; the tape had " + before
                            + " calls before it, and must have as many after it",
                    new Diagnosis(
                            "records-gradients",
                            "looks like a tape that listens to itself: end the recording before the backward walk"));
        }
    }

    private static TapeProgram twoLayers() {
        return new TapeProgram(
                "y = (2·w1)³·w2, two layers",
                List.of("w1", "w2"),
                SHAPE,
                v -> new ScaleLayer(v.get(1))
                        .call(new ScaleLayer(v.get(0))
                                .call(Tensor.fullLike(v.get(0), 2))
                                .pow(3)));
    }

    private static Tensor diamond(Tensor w) {
        Tensor a = w.pow(3);
        return a.mul(2).add(a.pow(3));
    }

    private static TapeProgram one(String text, Function<Variable, Tensor> computation) {
        return new TapeProgram(text, W, SHAPE, variables -> computation.apply(variables.get(0)));
    }
}
