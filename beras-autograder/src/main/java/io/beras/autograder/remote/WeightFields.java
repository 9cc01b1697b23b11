package io.beras.autograder.remote;

import io.beras.core.Variable;
import io.beras.core.Weighted;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables and parts in the fields of a layer, which a gradient check compares with {@code ownWeights()}. */
interface WeightFields {

    /** The method {@link #weightFields}. */
    Method METHOD = Arrays.stream(WeightFields.class.getDeclaredMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .findFirst()
            .orElseThrow();

    /** Returns the variables and parts by the names of the fields. */
    Map<String, List<Object>> weightFields();

    /** Returns the variables and parts of an object of this process. */
    static Map<String, List<Object>> of(Object owner) {
        Map<String, List<Object>> found = new LinkedHashMap<>();
        for (Class<?> type = owner.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    List<Object> weights = new ArrayList<>();
                    collect(value(owner, field), weights);
                    found.put(field.getName(), weights);
                }
            }
        }
        return found;
    }

    private static @Nullable Object value(Object owner, Field field) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return null; // a module that hides its fields, which is no mistake
        }
    }

    private static void collect(@Nullable Object value, List<Object> weights) {
        if (value instanceof Variable || value instanceof Weighted) {
            weights.add(value);
        } else if (value instanceof Object[] array) {
            collect(Arrays.asList(array), weights);
        } else if (value instanceof Map<?, ?> map) {
            collect(map.values(), weights);
        } else if (value instanceof Collection<?> collection && collection.size() <= Limits.LIST_LENGTH) {
            collection.forEach(element -> collect(element, weights));
        }
    }
}
