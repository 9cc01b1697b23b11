package io.beras.plots.tape;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The tensors that no recorded call computed, in the order of the sources, then of their first use. */
final class TapeLeaves {

    private record Leaf(Tensor tensor, String id, String name, List<Integer> readBy) {}

    private final TapeSources sources;
    private final Map<Tensor, Leaf> byTensor = new IdentityHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private int variables;
    private int inputs;

    TapeLeaves(TapeSources sources) {
        this.sources = sources;
    }

    /** Adds a source, which no call may ever read. */
    void add(Tensor source) {
        leaf(source, "input");
    }

    /**
     * Returns a tensor as the operand of a call.
     *
     * @param inputName the name among the inputs of the call, such as "target"
     */
    Operand operand(int callNumber, Tensor tensor, String inputName, boolean isFinite) {
        String shape = Shapes.text(tensor.shape());
        boolean isVariable = tensor instanceof Variable;
        if (!isVariable && tensor.rank() == 0 && !sources.contains(tensor)) {
            return new Operand(Operand.Kind.CONSTANT, "", Numbers.text(tensor.item()), shape, isFinite);
        }
        Leaf leaf = leaf(tensor, inputName);
        List<Integer> readBy = leaf.readBy;
        if (readBy.isEmpty() || readBy.get(readBy.size() - 1) != callNumber) {
            readBy.add(callNumber);
        }
        Operand.Kind kind = isVariable ? Operand.Kind.VARIABLE : Operand.Kind.INPUT;
        return new Operand(kind, leaf.id, leaf.name, shape, isFinite);
    }

    List<LeafFacts> facts(TapeGradients gradients) {
        return leaves.stream().map(leaf -> facts(leaf, gradients)).toList();
    }

    private LeafFacts facts(Leaf leaf, TapeGradients gradients) {
        return new LeafFacts(
                leaf.id,
                leaf.name,
                sources.role(leaf.tensor),
                sources.contains(leaf.tensor),
                ValueFacts.of(leaf.tensor),
                gradients.of(leaf.tensor),
                List.copyOf(leaf.readBy));
    }

    private Leaf leaf(Tensor tensor, String inputName) {
        Leaf known = byTensor.get(tensor);
        if (known != null) {
            return known;
        }
        boolean isVariable = tensor instanceof Variable;
        int number = isVariable ? ++variables : ++inputs;
        // The default of inputName counts the inputs of one call, but the name must be of use on the whole tape.
        String ownName = inputName.startsWith("input") ? "input " + number : inputName;
        Leaf leaf = new Leaf(
                tensor, (isVariable ? "v" : "x") + number, sources.name(tensor).orElse(ownName), new ArrayList<>());
        byTensor.put(tensor, leaf);
        leaves.add(leaf);
        return leaf;
    }
}
