package io.beras.core;

import java.lang.reflect.InvocationHandler;
import java.util.List;
import java.util.Map;

/**
 * The invocation handler of a proxy that stands for a layer or model elsewhere, such as in another process.
 *
 * <p>A gradient check looks into the fields of a layer for weights that {@code ownWeights()} leaves out. A proxy has no such
 * fields, so its handler names them.
 */
public interface ProxiedFields extends InvocationHandler {

    /** Returns the variables and parts that the fields of the object hold, by the names of the fields. */
    Map<String, List<Object>> weightFields();
}
