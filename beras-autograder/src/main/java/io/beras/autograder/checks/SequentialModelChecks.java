package io.beras.autograder.checks;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.ValueCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Checks of the method {@code call} of a sequential model. In each method {@code model} makes a model of layers. */
public final class SequentialModelChecks {

    private SequentialModelChecks() {}

    /** Checks that each layer gets the output of the layer before, for a model of this number of layers. */
    public static void assertCall(Function<List<Callable>, Callable> model, int layers) {
        Draws draws = Draws.fresh();
        List<Callable> all = layers(layers);
        Expect.passed(ValueCheck.of(
                        "SequentialModel.call of " + Counted.of(layers, "layer"),
                        (Tensor x) -> model.apply(List.copyOf(all)).call(x),
                        x -> through(all, x))
                .candidate(
                        "swapped-order",
                        "looks like the layers in reverse order: begin with the first layer",
                        x -> through(Rewind.backwards(all), x))
                .candidate(
                        "layers-not-chained",
                        "looks like a last layer that gets the input of the model: give it the output of the layer before",
                        x -> all.get(layers - 1).call(x))
                .candidate(
                        "first-layer-only",
                        "looks like a return after the first layer: go through all layers",
                        x -> all.get(0).call(x))
                .candidate(
                        "last-layer-missing",
                        "looks like a loop that ends one layer too early",
                        x -> through(all.subList(0, layers - 1), x))
                .candidate(
                        "first-layer-missing",
                        "looks like a loop that starts with the second layer: layers are counted from 0",
                        x -> through(all.subList(1, layers), x))
                .candidate("no-layer", "looks like a model that returns its input", x -> x)
                .seed(draws.seed())
                .check(draws.normal(5, 3), draws.normal(5, 3)));
    }

    /** Returns layers that give different results in another order: y = (i + 2)·x + sin(i·x). */
    private static List<Callable> layers(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> (Callable)
                        inputs -> inputs[0].mul(i + 2).add(inputs[0].mul(i + 1).sin()))
                .toList());
    }

    private static Tensor through(List<Callable> layers, Tensor x) {
        Tensor y = x;
        for (Callable layer : layers) {
            y = layer.call(y);
        }
        return y;
    }
}
