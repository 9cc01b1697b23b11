package io.beras.models;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.losses.Loss;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds trainable variables that the fields of a model or of its parts hold, or that its forward uses, but that the model's
 * weights lack: training would never change them.
 *
 * <p>The search reads the fields of every {@link Callable} and {@link Weighted} below the model: also the elements of arrays,
 * collections and maps, and the objects that a lambda captures. It skips static and transient fields. The first training
 * step also knows the calls of forward. So it finds a layer in a static field, in a record or in an outer object.
 */
final class UnregisteredWeights {

    private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Model model;

    private UnregisteredWeights(Model model) {
        this.model = model;
        known.addAll(model.weights());
    }

    /** Throws if a field holds trainable variables that the model does not train. */
    static void refuse(Model model) {
        new UnregisteredWeights(model).search(model);
    }

    /** Throws if a loss names trainable weights that the model does not train. */
    static void refuse(Model model, Loss loss) {
        List<Variable> named = loss.weights();
        if (!named.isEmpty()) {
            UnregisteredWeights weights = new UnregisteredWeights(model);
            named.stream().filter(weights::isForgotten).findFirst().ifPresent(variable -> {
                throw new IllegalStateException(
                        ClassNames.kind(model) + " would never train the weight \"" + variable.name()
                                + "\" of its loss " + ClassNames.of(loss)
                                + ": the weights of the model lack it; return it from"
                                + " ownWeights() of the model or of one of its parts too, or freeze it with setTrainable(false)");
            });
        }
    }

    /**
     * Throws if the prediction of a step depends on trainable variables that the model does not train.
     *
     * @param inputs the inputs of the model, which may be variables
     * @param calls the recorded calls of the step
     */
    static void refuse(Model model, List<Tensor> inputs, Tensor prediction, List<Call> calls) {
        UnregisteredWeights weights = new UnregisteredWeights(model);
        weights.search(model);
        Set<Tensor> used = UnusedWeights.dependencies(calls, prediction);
        for (Call call : calls) {
            if (used.contains(call.output())) {
                call.variables().stream()
                        .filter(variable -> !inputs.contains(variable) && weights.isForgotten(variable))
                        .findFirst()
                        .ifPresent(variable -> {
                            throw new IllegalStateException(ClassNames.kind(model) + " would never train the weight \""
                                    + variable.name() + "\": " + call.name()
                                    + " reads it in forward, but the weights of"
                                    + " the model lack it; register its layer with add(...) in a subclass of Model, name"
                                    + " it in ownWeights() of a layer, or freeze it with setTrainable(false)");
                        });
            }
        }
    }

    private void search(Object node) {
        if (!seen.add(node)) {
            return;
        }
        for (Class<?> type = node.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                @Nullable Object value = read(field, node);
                if (Modifier.isTransient(field.getModifiers())) {
                    excuse(value);
                } else {
                    inspect(value, field, node);
                }
            }
        }
    }

    /** Another model trains what a transient field holds. */
    private void excuse(@Nullable Object value) {
        if (value instanceof Variable variable) {
            known.add(variable);
        } else if (value instanceof Weighted weighted) {
            known.addAll(weighted.weights());
        } else if (value != null && seen.add(value)) {
            elements(value).forEach(this::excuse);
        }
    }

    private void inspect(@Nullable Object value, Field field, Object owner) {
        if (value instanceof Variable variable) {
            if (isForgotten(variable)) {
                throw refusal(variable.name() + "\"", field, owner, asWeighted(owner) + "name it in ownWeights()");
            }
        } else if (value instanceof Weighted weighted) {
            List<Variable> forgotten =
                    weighted.weights().stream().filter(this::isForgotten).toList();
            if (!forgotten.isEmpty()) {
                String part =
                        value instanceof Callable callable ? ModelSummary.label(callable) : ClassNames.kind(value);
                throw refusal(
                        forgotten.get(0).name() + "\" of " + part,
                        field,
                        owner,
                        owner instanceof Model
                                ? "register the part with add(...)"
                                : asWeighted(owner) + "return the part from children()");
            }
            search(weighted);
        } else if (value instanceof Callable) {
            search(value);
        } else if (value != null && seen.add(value)) {
            elements(value).forEach(element -> inspect(element, field, owner));
        }
    }

    private static String asWeighted(Object owner) {
        return owner instanceof Weighted ? "" : "implement Weighted in " + ClassNames.kind(owner) + " and ";
    }

    private boolean isForgotten(Variable variable) {
        return variable.trainable() && !known.contains(variable);
    }

    private IllegalStateException refusal(String what, Field field, Object owner, String registration) {
        boolean isLambda = owner.getClass().isSynthetic();
        String where = isLambda
                ? "a lambda calls it, and a lambda has no weights"
                : "the field \"" + field.getName() + "\" of " + ClassNames.kind(owner)
                        + " holds it, but the weights of the model lack it";
        String remedy = isLambda
                ? "write a subclass of Model that registers its layers with add(...), or freeze it with setTrainable(false)"
                : registration
                        + ", freeze it with setTrainable(false), or make the field transient if another model trains it";
        return new IllegalStateException(
                ClassNames.kind(model) + " would never train the weight \"" + what + ": " + where + "; " + remedy);
    }

    private static @Nullable Object read(Field field, Object owner) {
        boolean isOuter = field.getName().startsWith("this$"); // an outer object is not a part of an inner object
        if (isOuter || field.getType().isPrimitive() || Modifier.isStatic(field.getModifiers())) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (InaccessibleObjectException | IllegalAccessException | SecurityException e) {
            return null; // a field of a closed module: the first step finds its weights, if it calls them
        }
    }

    private static List<@Nullable Object> elements(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        return value instanceof Map<?, ?> map ? new ArrayList<>(map.values()) : List.of();
    }
}
