package io.beras.core.gradcheck;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.ProxiedFields;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds trainable variables in the fields of a layer or model that its {@code weights()} does not name. */
final class UnregisteredWeights {

    private final Set<Object> registered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> fields = new LinkedHashSet<>();

    private UnregisteredWeights(Weighted root) {
        registered.addAll(root.weights());
    }

    /** Returns the diagnosis, if there are such fields. */
    static Optional<Diagnosis> of(Callable function) {
        if (!(function instanceof Weighted root)) {
            return Optional.empty();
        }
        UnregisteredWeights search = new UnregisteredWeights(root);
        search.visit(root);
        return search.fields.isEmpty() ? Optional.empty() : Optional.of(search.diagnosis());
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(
                "unregistered-weight",
                "looks like a weight that no optimizer will train: " + String.join(", ", fields)
                        + "; return every Variable of a layer from ownWeights(), and every layer of a model from"
                        + " children()");
    }

    private void visit(Weighted node) {
        if (!visited.add(node)) {
            return;
        }
        for (Class<?> type = node.getClass();
                type != null && !type.getName().startsWith("java.");
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    inspect(node, field);
                }
            }
        }
        if (Proxy.isProxyClass(node.getClass())
                && Proxy.getInvocationHandler(node) instanceof ProxiedFields elsewhere) {
            elsewhere.weightFields().forEach((name, value) -> inspect(node, name, value));
        }
        node.children().forEach(this::visit);
    }

    private void inspect(Weighted node, Field field) {
        Object value;
        try {
            field.setAccessible(true);
            value = field.get(node);
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return; // a module that hides its fields, which is no mistake
        }
        inspect(node, field.getName(), value);
    }

    private void inspect(Weighted node, String field, @Nullable Object value) {
        if (hasUnregistered(value)) {
            String of = Proxy.isProxyClass(node.getClass())
                    ? ClassNames.of(node)
                    : node.getClass().getSimpleName();
            fields.add("the field " + (of.isEmpty() ? "" : of + ".") + field);
        }
    }

    private boolean hasUnregistered(@Nullable Object value) {
        if (value instanceof Variable variable) {
            return variable.trainable() && !registered.contains(variable);
        }
        if (value instanceof Weighted part) {
            return part.weights().stream().anyMatch(this::hasUnregistered);
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).anyMatch(this::hasUnregistered);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(this::hasUnregistered);
        }
        return value instanceof Collection<?> collection && collection.stream().anyMatch(this::hasUnregistered);
    }
}
