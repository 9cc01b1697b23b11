package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every optimizer moves five weights in six steps to the values that PyTorch computes. */
class OptimizersAsPyTorchTest {

    private static final Map<String, double[][]> FIXTURE = PyTorchFixture.read("optimizers.txt");

    private static final Map<String, Supplier<Optimizer>> OPTIMIZERS = new LinkedHashMap<>();

    static {
        OPTIMIZERS.put("SGD", () -> new SGD(.1));
        OPTIMIZERS.put("SGD momentum decay", () -> new SGD(.1).momentum(.9).weightDecay(.01));
        OPTIMIZERS.put("SGD dampening", () -> new SGD(.1).momentum(.9).dampening(.4));
        OPTIMIZERS.put(
                "SGD dampening decay",
                () -> new SGD(.1).momentum(.5).dampening(.9).weightDecay(.01));
        OPTIMIZERS.put("SGD nesterov", () -> new SGD(.1).momentum(.9).nesterov());
        OPTIMIZERS.put(
                "SGD nesterov decay", () -> new SGD(.1).momentum(.9).nesterov().weightDecay(.01));
        OPTIMIZERS.put("RMSProp", () -> new RMSProp(.01));
        OPTIMIZERS.put("RMSProp decay", () -> new RMSProp(.01).weightDecay(.1));
        OPTIMIZERS.put("RMSProp momentum", () -> new RMSProp(.01).momentum(.9));
        OPTIMIZERS.put("RMSProp centered", () -> new RMSProp(.01).centered());
        OPTIMIZERS.put(
                "RMSProp centered momentum decay",
                () -> new RMSProp(.01)
                        .beta(.5)
                        .epsilon(1e-3)
                        .centered()
                        .momentum(.5)
                        .weightDecay(.1));
        OPTIMIZERS.put("AdaGrad", () -> new AdaGrad(.1));
        OPTIMIZERS.put(
                "AdaGrad initialSum decay",
                () -> new AdaGrad(.1).epsilon(1e-3).initialSum(.1).weightDecay(.01));
        OPTIMIZERS.put("Adam", () -> new Adam(.01));
        OPTIMIZERS.put(
                "Adam amsgrad decay",
                () -> new Adam(.01).beta1(.8).beta2(.5).weightDecay(.1).amsgrad());
        OPTIMIZERS.put("AdamW", () -> new AdamW(.01));
        OPTIMIZERS.put(
                "AdamW decay",
                () -> new AdamW(.01).beta1(.8).beta2(.9).epsilon(1e-3).weightDecay(.5));
        OPTIMIZERS.put(
                "AdamW amsgrad", () -> new AdamW(.01).beta2(.5).weightDecay(.1).amsgrad());
        OPTIMIZERS.put("Nadam", () -> new Nadam(.01));
        OPTIMIZERS.put(
                "Nadam betas decay",
                () -> new Nadam(.01).beta1(.5).beta2(.6).epsilon(1e-3).weightDecay(.1));
    }

    static Stream<String> optimizers() {
        return OPTIMIZERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void movesAsInPyTorch(String name) {
        double[][] gradients = FIXTURE.get("gradients");
        Variable w = new Variable("w", Golden.vector(FIXTURE.get("start")[0]));
        Optimizer optimizer = OPTIMIZERS.get(name).get();
        for (int step = 0; step < gradients.length; step++) {
            optimizer.applyGradients(List.of(w), List.of(Golden.vector(gradients[step])));

            assertArrayEquals(FIXTURE.get(name)[step], w.toDoubleArray(), 1e-12, "after step " + (step + 1));
        }
    }

    /** In FLOAT the loop runs, not the formula. Weights reach 30, so 1e-5 is about five units in the last place. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void movesAsInPyTorchInFloatToo(String name) {
        double[][] gradients = FIXTURE.get("gradients");
        Variable w = new Variable("w", Tensor.of(FIXTURE.get("start")[0]));
        Optimizer optimizer = OPTIMIZERS.get(name).get();
        for (int step = 0; step < gradients.length; step++) {
            optimizer.applyGradients(List.of(w), List.of(Tensor.of(gradients[step])));

            assertArrayEquals(FIXTURE.get(name)[step], w.toDoubleArray(), 1e-5, "after step " + (step + 1));
        }
    }

    @Test
    void everySequenceOfTheFixtureIsCompared() {
        Set<String> sequences = new LinkedHashSet<>(FIXTURE.keySet());
        sequences.removeAll(List.of("start", "gradients"));

        assertEquals(sequences, OPTIMIZERS.keySet());
    }
}
