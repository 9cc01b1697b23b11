package io.beras.autograder.remote;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Names methods on the wire: the name with the types of the parameters. */
final class MethodKeys {

    private static final ClassValue<Map<Method, String>> KEYS = new ClassValue<>() {
        @Override
        protected Map<Method, String> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .collect(Collectors.toUnmodifiableMap(method -> method, MethodKeys::text, (one, same) -> one));
        }
    };

    private MethodKeys() {}

    static String of(Method method) {
        String known = KEYS.get(method.getDeclaringClass()).get(method);
        return known == null ? text(method) : known;
    }

    private static String text(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
