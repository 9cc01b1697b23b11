package io.beras.autograder;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ClassUtils;
import org.jspecify.annotations.Nullable;

/** Writes classes, constructors and methods as a student's source has them, for messages. */
final class Signatures {

    private Signatures() {}

    /** Returns the types of arguments as a list of parameters, such as "(int, int, String)". */
    static String parameters(@Nullable Class<?>... types) {
        return Arrays.stream(types).map(Signatures::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns constructors or methods in alphabetical order, or "none". */
    static String list(Stream<? extends Executable> executables) {
        List<String> found = executables.map(Signatures::signature).sorted().toList();
        return found.isEmpty() ? "none" : String.join(", ", found);
    }

    /** Returns the class with what it extends and implements. */
    static String header(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        String interfaces =
                Arrays.stream(type.getInterfaces()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return type.getSimpleName()
                + (parent == null || parent == Object.class ? "" : " extends " + parent.getSimpleName())
                + (interfaces.isEmpty() ? "" : " implements " + interfaces);
    }

    /** Returns the name of the type that a student would write for a value of this class. */
    static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "null";
        }
        if (ClassUtils.isPrimitiveWrapper(type)) {
            return Objects.requireNonNull(ClassUtils.wrapperToPrimitive(type)).getSimpleName();
        }
        return List.class.isAssignableFrom(type) ? "List" : visible(type).getSimpleName();
    }

    /** Returns the first public class or interface, because the class of a lambda has no name to write. */
    private static Class<?> visible(Class<?> type) {
        Class<?> visible = type;
        while (!visible.isArray() && (visible.isSynthetic() || !Modifier.isPublic(visible.getModifiers()))) {
            visible = visible.getInterfaces().length > 0
                    ? visible.getInterfaces()[0]
                    : Objects.requireNonNullElse(visible.getSuperclass(), Object.class);
        }
        return visible;
    }

    private static String signature(Executable executable) {
        Class<?>[] parameters = executable.getParameterTypes();
        List<String> names = Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.toList());
        if (executable.isVarArgs()) {
            int last = parameters.length - 1;
            names.set(last, parameters[last].getComponentType().getSimpleName() + "...");
        }
        return modifiers(executable) + simpleName(executable) + "(" + String.join(", ", names) + ")";
    }

    /** Returns only the modifiers that differ from the rule: public, and static for a method. */
    private static String modifiers(Executable executable) {
        int modifiers = executable.getModifiers();
        String access = Modifier.isPublic(modifiers) ? "" : "non-public ";
        boolean member = executable instanceof Constructor<?> || Modifier.isStatic(modifiers);
        return access + (member ? "" : "non-static ");
    }

    private static String simpleName(Executable executable) {
        return executable instanceof Constructor<?> constructor
                ? constructor.getDeclaringClass().getSimpleName()
                : executable.getName();
    }
}
