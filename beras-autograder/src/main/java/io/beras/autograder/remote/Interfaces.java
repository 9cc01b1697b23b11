package io.beras.autograder.remote;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.Diffable;
import io.beras.core.Weighted;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.ClassUtils;

/**
 * What the other process may call on the objects of a class.
 *
 * @param name the name of the class, for messages
 * @param interfaces the shared interfaces of the class, without those that another extends
 * @param overridden the default methods that the class overrides
 * @param methods the methods by their keys
 * @param hasFields whether the other process may see the weights in the fields: only those of a submission
 * @param isTraced whether gradients go through {@code call} as a whole, for it is no call of a Diffable
 */
record Interfaces(
        String name,
        List<Class<?>> interfaces,
        List<String> overridden,
        Map<String, Method> methods,
        boolean hasFields,
        boolean isTraced) {

    static Interfaces of(Class<?> type, Vocabulary vocabulary) {
        List<Class<?>> shared = mostSpecific(ClassUtils.getAllInterfaces(type).stream()
                .filter(vocabulary::isShared)
                .toList());
        Map<String, Method> methods = new HashMap<>();
        Set<String> overridden = new LinkedHashSet<>();
        for (Class<?> each : shared) {
            for (Method method : each.getMethods()) {
                methods.put(MethodKeys.of(method), method);
                if (method.isDefault() && isOverridden(type, method, vocabulary)) {
                    overridden.add(MethodKeys.of(method));
                }
            }
        }
        boolean isTraced = Callable.class.isAssignableFrom(type)
                && (!Diffable.class.isAssignableFrom(type) || overridden.contains(TracedCallable.CALL));
        if (isTraced) {
            methods.put(MethodKeys.of(TracedCallable.TRACE), TracedCallable.TRACE);
        }
        boolean hasFields = Weighted.class.isAssignableFrom(type) && vocabulary.isOfCourse(type.getName());
        if (hasFields) {
            methods.put(MethodKeys.of(WeightFields.METHOD), WeightFields.METHOD);
        }
        return new Interfaces(ClassNames.of(type), shared, List.copyOf(overridden), methods, hasFields, isTraced);
    }

    static List<Class<?>> mostSpecific(List<Class<?>> interfaces) {
        List<Class<?>> specific = new ArrayList<>(interfaces);
        specific.removeIf(each -> interfaces.stream().anyMatch(other -> other != each && each.isAssignableFrom(other)));
        return specific;
    }

    private static boolean isOverridden(Class<?> type, Method method, Vocabulary vocabulary) {
        try {
            Class<?> declaring =
                    type.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass();
            return !declaring.isInterface() || !vocabulary.isShared(declaring);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
