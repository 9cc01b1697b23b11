package io.beras.autograder.remote;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object that the other process can call.
 *
 * @param object the object
 * @param receiver what runs the calls: the object, or what stands for it
 * @param methods the methods that can be called, by their keys
 */
record Export(int number, Object object, Object receiver, Map<String, Method> methods) {

    Method method(String key) throws ProtocolException {
        Method method = methods.get(key);
        if (method == null) {
            throw new ProtocolException("a call of " + key + ", which object " + number + " does not offer");
        }
        return method;
    }

    @Nullable
    Object invoke(Method method, @Nullable Object... arguments) throws Throwable {
        if (method.equals(TracedCallable.TRACE)) {
            return new RecordedTrace((Callable) receiver, (Tensor[]) Objects.requireNonNull(arguments[0]));
        }
        if (method.equals(WeightFields.METHOD)) {
            return WeightFields.of(receiver);
        }
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
