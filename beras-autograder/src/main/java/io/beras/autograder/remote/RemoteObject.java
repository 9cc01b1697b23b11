package io.beras.autograder.remote;

import io.beras.core.ProxiedFields;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes the calls of an object's methods on to the process that has the object. */
final class RemoteObject implements ProxiedFields {

    private final Peer peer;
    private final int number;
    private final String name;
    private final Set<String> overridden;
    private final boolean hasFields;
    private final boolean isTraced;

    RemoteObject(Peer peer, int number, String name, Set<String> overridden, boolean hasFields, boolean isTraced) {
        this.peer = peer;
        this.number = number;
        this.name = name;
        this.overridden = overridden;
        this.hasFields = hasFields;
        this.isTraced = isTraced;
    }

    /** Returns the handler of an object that only has methods. */
    static RemoteObject plain(Peer peer, int number, String name) {
        return new RemoteObject(peer, number, name, Set.of(), false, false);
    }

    int number() {
        return number;
    }

    /** Returns what a message calls the use of a method. */
    String label(Method method) {
        return number == SubmissionService.NUMBER ? name : name + "." + method.getName();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String key = MethodKeys.of(method);
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, key, given);
        }
        if (isTraced && key.equals(TracedCallable.CALL)) {
            return trace(proxy, (Tensor[]) given[0]);
        }
        if (method.isDefault() && !overridden.contains(key)) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        return peer.invoke(this, method, given);
    }

    @Override
    @SuppressWarnings("unchecked") // a submission that sends other values only confuses the check of itself
    public Map<String, List<Object>> weightFields() {
        if (!hasFields) {
            return Map.of();
        }
        try {
            return (Map<String, List<Object>>) Objects.requireNonNull(peer.invoke(this, WeightFields.METHOD));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Object ofObject(Object proxy, String key, Object... arguments) {
        return switch (key) {
            case "equals(java.lang.Object)" -> proxy == arguments[0];
            case "hashCode()" -> System.identityHashCode(proxy);
            default -> name;
        };
    }

    private @Nullable Tensor trace(Object proxy, Tensor... inputs) throws Throwable {
        Trace trace = (Trace) Objects.requireNonNull(peer.invoke(this, TracedCallable.TRACE, new Object[] {inputs}));
        if (trace.output() == null) {
            return null; // as the function does, for the test to explain
        }
        List<Variable> weights = proxy instanceof Weighted weighted ? weighted.weights() : List.of();
        return NamedDiffable.of(name, new TracedFunction(trace, weights)).call(inputs);
    }
}
