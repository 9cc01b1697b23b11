package io.beras.autograder.remote;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The element types of primitive arrays. */
enum ElementType {
    DOUBLE(double.class, Double.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            target.asDoubleBuffer().put((double[]) array);
        }

        @Override
        Object take(ByteBuffer source, int length) {
            double[] array = new double[length];
            source.asDoubleBuffer().get(array);
            return array;
        }
    },
    FLOAT(float.class, Float.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            target.asFloatBuffer().put((float[]) array);
        }

        @Override
        Object take(ByteBuffer source, int length) {
            float[] array = new float[length];
            source.asFloatBuffer().get(array);
            return array;
        }
    },
    INT(int.class, Integer.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            target.asIntBuffer().put((int[]) array);
        }

        @Override
        Object take(ByteBuffer source, int length) {
            int[] array = new int[length];
            source.asIntBuffer().get(array);
            return array;
        }
    },
    LONG(long.class, Long.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            target.asLongBuffer().put((long[]) array);
        }

        @Override
        Object take(ByteBuffer source, int length) {
            long[] array = new long[length];
            source.asLongBuffer().get(array);
            return array;
        }
    },
    BYTE(byte.class, Byte.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            target.duplicate().put((byte[]) array);
        }

        @Override
        Object take(ByteBuffer source, int length) {
            byte[] array = new byte[length];
            source.duplicate().get(array);
            return array;
        }
    },
    BOOLEAN(boolean.class, Byte.BYTES) {
        @Override
        void put(Object array, ByteBuffer target) {
            ByteBuffer bytes = target.duplicate();
            for (boolean element : (boolean[]) array) {
                bytes.put((byte) (element ? 1 : 0));
            }
        }

        @Override
        Object take(ByteBuffer source, int length) {
            ByteBuffer bytes = source.duplicate();
            boolean[] array = new boolean[length];
            for (int i = 0; i < length; i++) {
                array[i] = bytes.get() != 0;
            }
            return array;
        }
    };

    private static final ElementType[] ALL = values();

    private final Class<?> type;
    private final int width;

    ElementType(Class<?> type, int width) {
        this.type = type;
        this.width = width;
    }

    /** Returns the type with this number. */
    static ElementType of(int ordinal) throws ProtocolException {
        if (ordinal < 0 || ordinal >= ALL.length) {
            throw new ProtocolException("no element type has the number " + ordinal);
        }
        return ALL[ordinal];
    }

    /** Returns the type of the elements of a primitive array. */
    static ElementType of(Object array) {
        return Arrays.stream(ALL)
                .filter(each -> each.type == array.getClass().getComponentType())
                .findFirst()
                .orElseThrow();
    }

    /** Returns whether an object is a primitive array of one of these types. */
    static boolean isArray(Object object) {
        @Nullable Class<?> component = object.getClass().getComponentType();
        return component != null && Arrays.stream(ALL).anyMatch(each -> each.type == component);
    }

    int width() {
        return width;
    }

    int bytes(Object array) {
        return Math.multiplyExact(Array.getLength(array), width);
    }

    /** Writes the elements behind the position of the buffer, and leaves the position. */
    abstract void put(Object array, ByteBuffer target);

    /** Returns the elements behind the position of the buffer, and leaves the position. */
    abstract Object take(ByteBuffer source, int length);
}
