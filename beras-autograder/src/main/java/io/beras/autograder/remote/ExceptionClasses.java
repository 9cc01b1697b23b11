package io.beras.autograder.remote;

import io.beras.core.ShapeException;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.exception.ND4JIllegalArgumentException;
import org.nd4j.linalg.exception.ND4JIllegalStateException;

/**
 * The classes of exceptions that keep their class on the way to another process. An exception of another class becomes one
 * of its nearest superclass here.
 */
final class ExceptionClasses {

    private static final Map<Class<?>, Function<@Nullable String, Throwable>> KNOWN = known();

    private ExceptionClasses() {}

    private static Map<Class<?>, Function<@Nullable String, Throwable>> known() {
        Map<Class<?>, Function<@Nullable String, Throwable>> known = new LinkedHashMap<>();
        known.put(Error.class, Error::new);
        known.put(AssertionError.class, message -> new AssertionError(message));
        known.put(StackOverflowError.class, StackOverflowError::new);
        known.put(NoClassDefFoundError.class, NoClassDefFoundError::new);
        known.put(RuntimeException.class, RuntimeException::new);
        known.put(UnsupportedOperationException.class, UnsupportedOperationException::new);
        known.put(IllegalArgumentException.class, IllegalArgumentException::new);
        known.put(NumberFormatException.class, NumberFormatException::new);
        known.put(ShapeException.class, message -> new ShapeException(String.valueOf(message)));
        known.put(IllegalStateException.class, IllegalStateException::new);
        known.put(NullPointerException.class, NullPointerException::new);
        known.put(IndexOutOfBoundsException.class, IndexOutOfBoundsException::new);
        known.put(ArrayIndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException::new);
        known.put(StringIndexOutOfBoundsException.class, StringIndexOutOfBoundsException::new);
        known.put(ArithmeticException.class, ArithmeticException::new);
        known.put(ClassCastException.class, ClassCastException::new);
        known.put(ArrayStoreException.class, ArrayStoreException::new);
        known.put(NegativeArraySizeException.class, NegativeArraySizeException::new);
        known.put(NoSuchElementException.class, NoSuchElementException::new);
        known.put(ConcurrentModificationException.class, ConcurrentModificationException::new);
        known.put(ND4JIllegalStateException.class, ND4JIllegalStateException::new);
        known.put(ND4JIllegalArgumentException.class, ND4JIllegalArgumentException::new);
        return known;
    }

    /** Returns the class of an exception, or its nearest superclass that is known. */
    static Class<?> known(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (KNOWN.containsKey(type)) {
                return type;
            }
        }
        return RuntimeException.class;
    }

    static Throwable create(String className, @Nullable String message) throws ProtocolException {
        for (Map.Entry<Class<?>, Function<@Nullable String, Throwable>> known : KNOWN.entrySet()) {
            if (known.getKey().getName().equals(className)) {
                return known.getValue().apply(message);
            }
        }
        throw new ProtocolException("an exception of the class " + className);
    }
}
