package assignment.given;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that an optimizer keeps for each variable, such as a mean of its gradients; zeros at first.
 *
 * <pre>{@code
 * Slots means = new Slots("m");
 * Variable m = means.of(w);                            // zeros in the shape and type of w, the same object for each call
 * m.assign(m.mul(0.9).add(g.mul(0.1)));
 * }</pre>
 */
public final class Slots {

    private final String name;
    private final Map<Variable, Variable> slots = new IdentityHashMap<>();
    private final List<Variable> inOrder = new ArrayList<>();

    /** Creates slots without values; the name is for messages and files. */
    public Slots(String name) {
        this.name = name;
    }

    /** Returns the slot of a variable; zeros in the variable's shape and type at the first call. */
    public Variable of(Variable w) {
        return slots.computeIfAbsent(w, this::create);
    }

    /** Returns all slots, in the order of their first use. */
    public List<Variable> all() {
        return List.copyOf(inOrder);
    }

    private Variable create(Variable w) {
        Variable slot = Variable.nonTrainable(w.name() + "/" + name, Tensor.zerosLike(w));
        inOrder.add(slot);
        return slot;
    }
}
