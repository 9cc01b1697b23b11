package io.beras.autograder.remote;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A call that the other process asks for: a method that an object offers, and arguments that fit. */
final class ServedCall {

    private final Export export;
    private final Method method;
    private final @Nullable Object[] arguments;
    private final ReceivedArrays arrays;

    private ServedCall(Export export, Method method, @Nullable Object[] arguments, ReceivedArrays arrays) {
        this.export = export;
        this.method = method;
        this.arguments = arguments;
        this.arrays = arrays;
    }

    static ServedCall read(SharedObjects objects, FrameInput input) throws ProtocolException {
        Export export = objects.exports().require(input.takeInt());
        Method method = export.method(input.takeString());
        Class<?>[] types = method.getParameterTypes();
        if (input.takeInt() != types.length) {
            throw new ProtocolException("a wrong number of arguments of " + method.getName());
        }
        ValueReader reader = new ValueReader(objects, input);
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = Types.requireFit(reader.read(types[i]), types[i]);
        }
        input.requireEnd();
        return new ServedCall(export, method, arguments, reader.arrays());
    }

    /** Returns the arrays among the arguments. */
    ReceivedArrays arrays() {
        return arrays;
    }

    @Nullable
    Object run() throws Throwable {
        return export.invoke(method, arguments);
    }
}
