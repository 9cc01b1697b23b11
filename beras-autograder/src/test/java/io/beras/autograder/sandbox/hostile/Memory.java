package io.beras.autograder.sandbox.hostile;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Memory outside the heap, by the class Unsafe, without the warnings that its name gives. */
final class Memory {

    private Memory() {}

    /** Allocates memory and writes into all of it. */
    static void fill(long bytes) throws ReflectiveOperationException {
        long address = (long) method("allocateMemory", long.class).invoke(unsafe(), bytes);
        method("setMemory", long.class, long.class, byte.class).invoke(unsafe(), address, bytes, (byte) 1);
    }

    /** Writes a number to an address. */
    static void write(long address) throws ReflectiveOperationException {
        method("putAddress", long.class, long.class).invoke(unsafe(), address, 1L);
    }

    private static Method method(String name, Class<?>... parameters) throws ReflectiveOperationException {
        return Class.forName("sun.misc.Unsafe").getMethod(name, parameters);
    }

    private static Object unsafe() throws ReflectiveOperationException {
        Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return field.get(null);
    }
}
