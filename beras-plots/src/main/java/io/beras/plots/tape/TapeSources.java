package io.beras.plots.tape;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.messages.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tensors by which a drawing takes the gradient of the loss: the given sources and the watched tensors.
 *
 * <p>Without a given source, every trainable variable on the tape is a source.
 */
final class TapeSources {

    /** The longest name in a drawing. */
    private static final int MAX_NAME = 80;

    private final Map<Tensor, String> names = new IdentityHashMap<>();
    private final Set<Tensor> watched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Tensor> members = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Tensor> sources = new ArrayList<>();

    TapeSources(GradientTape tape, List<Call> calls, Map<String, ? extends Tensor> given) {
        given.forEach((name, tensor) -> {
            names.putIfAbsent(tensor, name);
            add(tensor);
        });
        if (given.isEmpty()) {
            calls.forEach(call ->
                    call.variables().stream().filter(Variable::trainable).forEach(this::add));
        }
        for (Tensor tensor : tape.watched()) {
            watched.add(tensor);
            add(tensor);
        }
    }

    private void add(Tensor tensor) {
        if (members.add(tensor)) {
            sources.add(tensor);
        }
    }

    List<Tensor> list() {
        return sources;
    }

    boolean contains(Tensor tensor) {
        return members.contains(tensor);
    }

    /** Returns the given name, or the name of a variable. */
    Optional<String> name(Tensor tensor) {
        String given = names.get(tensor);
        Optional<String> name = given != null
                ? Optional.of(given)
                : tensor instanceof Variable variable ? Optional.of(variable.name()) : Optional.empty();
        return name.map(text -> Quoted.shortened(text, MAX_NAME));
    }

    LeafFacts.Role role(Tensor tensor) {
        if (tensor instanceof Variable variable && variable.trainable()) {
            return LeafFacts.Role.TRAINABLE;
        }
        if (watched.contains(tensor)) {
            return LeafFacts.Role.WATCHED;
        }
        return tensor instanceof Variable ? LeafFacts.Role.FROZEN : LeafFacts.Role.UNWATCHED;
    }
}
