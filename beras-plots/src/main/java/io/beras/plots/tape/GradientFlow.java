package io.beras.plots.tape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds layers whose gradient has vanished or exploded on the way back from the loss.
 *
 * <p>Rule: let δ = ‖∂loss/∂output‖ of a layer, and δ* the same of the layer next to the loss. The gradient has vanished if
 * δ &lt; 1e-5·δ*, and exploded if δ &gt; 1e5·δ*. A layer is a call that reads a variable and a tensor that is no variable and
 * no scalar constant, as Dense and {@code x.matmul(w)} do; so the call of a penalty, which reads a weight only, is none. If the
 * calls of a loop share their weights, the first of them that breaks the rule gets the mark.
 *
 * <p>The limit: an update should change a weight by about 1e-3 of its norm (CS231n). A learning rate that gives the last
 * layer such updates changes a layer with 1e-5·δ* by about 1e-8 of its norm. That is less than half the spacing of FLOAT
 * values, 2⁻²⁴ ≈ 6e-8 of the value, so the weights stay exactly as they are. In the other direction the same learning rate
 * changes a layer by a hundred times its norm.
 *
 * <p>The rule compares layers with each other, so a small loss at the end of training, a mean instead of a sum, or targets in
 * other units mark nothing. The ratio of ‖∂loss/∂w‖ to ‖w‖ would do so: a bias that started at 0 has the ratio 1 / learning
 * rate after the first step of SGD, and the ratios of all layers go to 0 when a network has learned its data. For linear
 * layers and rectifiers the ratio is even about the same in all layers (y is homogeneous in each of the weights), also when
 * δ explodes.
 *
 * <p>Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks", 2013, for the
 * norm of ∂loss/∂output along the way; Stanford CS231n, "Neural Networks Part 3: Learning and Evaluation", for the ratio of
 * updates to weights.
 */
final class GradientFlow {

    /** The factor between the gradient norms of two layers beyond which a gradient has vanished or exploded. */
    static final double LIMIT = 1e5;

    private GradientFlow() {}

    static List<TapeMark> marks(TapeFacts facts) {
        List<CallFacts> layers =
                facts.calls().stream().filter(GradientFlow::isLayer).toList();
        return layers.stream()
                .filter(layer -> norm(layer) > 0)
                .reduce((first, second) -> second)
                .map(reference -> marks(layers, reference))
                .orElse(List.of());
    }

    private static List<TapeMark> marks(List<CallFacts> layers, CallFacts reference) {
        double smallest = norm(reference) / LIMIT;
        double largest = norm(reference) * LIMIT;
        List<TapeMark> marks = new ArrayList<>();
        marks.addAll(marks(TapeMark.Kind.VANISHING, layers, reference, layer -> norm(layer) < smallest));
        marks.addAll(marks(TapeMark.Kind.EXPLODING, layers, reference, layer -> norm(layer) > largest));
        return marks;
    }

    /** Marks the layers that break a limit, once for each set of weights. */
    private static Collection<TapeMark> marks(
            TapeMark.Kind kind, List<CallFacts> layers, CallFacts reference, Predicate<CallFacts> breaksLimit) {
        Map<Set<String>, List<CallFacts>> byWeights = new LinkedHashMap<>();
        layers.stream()
                .filter(breaksLimit)
                .forEach(layer -> byWeights
                        .computeIfAbsent(layer.variables(), weights -> new ArrayList<>())
                        .add(layer));
        return byWeights.values().stream()
                .map(calls -> new TapeMark(kind, calls.get(0).id(), sentence(kind, calls, reference)))
                .toList();
    }

    private static String sentence(TapeMark.Kind kind, List<CallFacts> calls, CallFacts reference) {
        CallFacts call = calls.get(0);
        String others = calls.size() == 1
                ? ""
                : "; " + Numbers.count(calls.size() - 1, "later call")
                        + " with the same weights are beyond the limit, too";
        return call.subject() + ": ‖∂loss/∂output‖ is " + Numbers.text(norm(call)) + ", "
                + Numbers.text(norm(call) / norm(reference)) + " times the norm at call " + reference.number()
                + ", the layer next to the loss (limit: "
                + Numbers.text(kind == TapeMark.Kind.VANISHING ? 1 / LIMIT : LIMIT)
                + ")" + others;
    }

    /** Returns whether a call is a layer, with a finite gradient. */
    private static boolean isLayer(CallFacts call) {
        return call.gradient() != null
                && call.gradient().isFinite()
                && !call.variables().isEmpty()
                && call.operands().stream().anyMatch(Operand::isData);
    }

    private static double norm(CallFacts call) {
        return call.gradient() == null ? Double.NaN : call.gradient().norm();
    }
}
