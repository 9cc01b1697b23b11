package io.beras.autograder.remote;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads and makes records by their components. */
final class Records {

    private Records() {}

    static @Nullable Object component(Object owner, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a " + owner.getClass().getSimpleName() + " can't be sent: " + e, e);
        }
    }

    /** Makes a record by its canonical constructor, whose exception is that of a broken frame. */
    static Object create(Class<?> type, @Nullable Object... components) throws ProtocolException {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new ProtocolException("a " + type.getSimpleName() + " that can't be made: " + e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new ProtocolException("a " + type.getSimpleName() + " that can't be made: " + e);
        }
    }
}
