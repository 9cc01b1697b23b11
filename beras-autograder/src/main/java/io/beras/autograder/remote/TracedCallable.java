package io.beras.autograder.remote;

import io.beras.core.Tensor;
import java.lang.reflect.Method;

/** A function of the other process whose gradients go through it as a whole, such as a model or a lambda. */
interface TracedCallable {

    /** The key of {@code Callable.call}. */
    String CALL = "call([Lio.beras.core.Tensor;)";

    /** The method {@link #trace}. */
    Method TRACE = TracedCallable.class.getDeclaredMethods()[0];

    /** Calls the function, and keeps what its gradients need. */
    Trace trace(Tensor... inputs);
}
