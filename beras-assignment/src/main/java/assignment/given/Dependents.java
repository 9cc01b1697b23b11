package assignment.given;

import io.beras.core.Call;
import io.beras.core.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The tensors that gradients pass on the way from a target back to the sources. */
public final class Dependents {

    private Dependents() {}

    /** Returns the sources and each output of a call that depends on a source; the set compares tensors by identity. */
    public static Set<Tensor> of(List<Call> calls, List<? extends Tensor> sources) {
        Set<Tensor> dependents = Collections.newSetFromMap(new IdentityHashMap<>());
        dependents.addAll(sources);
        for (Call call : calls) {
            boolean readsDependent = call.inputs().stream().anyMatch(dependents::contains);
            if (readsDependent || call.diffable().ownWeights().stream().anyMatch(dependents::contains)) {
                dependents.add(call.output());
            }
        }
        return dependents;
    }
}
