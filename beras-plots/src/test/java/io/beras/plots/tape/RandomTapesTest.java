package io.beras.plots.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Tanh;
import io.beras.core.Callable;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Residual;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.models.SequentialModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Drawings of random small networks, some of them long enough to be folded. */
class RandomTapesTest {

    private static final int WIDTH = 3;
    private static final Pattern NODE = Pattern.compile("(?m)^ {4}(\\w+)[\\[(]");
    private static final Pattern EDGE = Pattern.compile("(?m)^ {4}(\\w+) --> (\\w+)$");

    @Property(tries = 60, seed = "1")
    void everyCallHasARowAndEveryEdgeHasItsNodes(
            @ForAll @Size(max = 70) List<@IntRange(min = 0, max = 6) Integer> parts,
            @ForAll @IntRange(min = 1, max = 5) int batch)
            throws Exception {
        Randomness.setSeed(1);
        SequentialModel model = new SequentialModel();
        parts.forEach(part -> model.add(part(part)));
        model.add(new Dense(WIDTH, 2));
        model.setTraining(true);
        Tensor x = Tensor.randomNormal(batch, WIDTH);
        try (GradientTape tape = new GradientTape(true)) {
            Tensor loss = new SoftmaxCrossEntropy().call(model.call(x), Tensor.ofLabels(new int[batch]));
            TapeDrawing drawing = TapeDrawing.of(tape, loss, model.namedWeights());

            assertEquals(
                    tape.calls().size(),
                    HtmlPageTest.rows(HtmlPageTest.parse(drawing.toHtml())).size());
            assertEveryEdgeHasItsNodes(drawing.toMermaid());
            assertEquals(
                    drawing.toMermaid(),
                    TapeDrawing.of(tape, loss, model.namedWeights()).toMermaid(),
                    "the same tape gives the same text");
            assertTrue(
                    drawing.marks().stream().noneMatch(mark -> mark.kind() == TapeMark.Kind.DISCONNECTED),
                    drawing.toString());
        }
    }

    private static Callable part(int kind) {
        return switch (kind) {
            case 0 -> new Dense(WIDTH, WIDTH);
            case 1 -> new ReLU();
            case 2 -> new Tanh();
            case 3 -> new Sigmoid();
            case 4 -> new Dropout(0.5);
            case 5 -> new Residual(new Dense(WIDTH, WIDTH));
            default -> new CenteredRows();
        };
    }

    /** A part without weights, from tensor operations. */
    private static final class CenteredRows implements Callable {

        @Override
        public Tensor call(Tensor... x) {
            return x[0].sub(x[0].meanKeepDims(1));
        }
    }

    private static void assertEveryEdgeHasItsNodes(String text) {
        Set<String> nodes = new HashSet<>();
        Matcher node = NODE.matcher(text);
        while (node.find()) {
            assertTrue(nodes.add(node.group(1)), "the node " + node.group(1) + " occurs twice");
        }
        Matcher edge = EDGE.matcher(text);
        int edges = 0;
        while (edge.find()) {
            edges++;
            assertTrue(nodes.contains(edge.group(1)) && nodes.contains(edge.group(2)), edge.group());
        }
        assertTrue(edges > 0, text);
    }
}
