package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.LocalGradient;
import io.beras.core.NoGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes the values of one frame: data by value, variables by mirror, other objects by reference. */
final class ValueWriter {

    private final SharedObjects objects;
    private final FrameOutput output = new FrameOutput();
    private final Map<Object, Integer> positions = new IdentityHashMap<>();
    private final List<Object> arrays = new ArrayList<>();
    private final ReceivedArrays received;
    private int nesting;

    /** Starts a request. */
    ValueWriter(SharedObjects objects) {
        this(objects, new ReceivedArrays());
    }

    /** Starts a reply to a request that came with these arrays. */
    ValueWriter(SharedObjects objects, ReceivedArrays received) {
        this.objects = objects;
        this.received = received;
    }

    FrameOutput output() {
        return output;
    }

    /** Returns the arrays of the frame that the receiver may change, in their order. */
    List<Object> arrays() {
        return arrays;
    }

    void write(@Nullable Object value) {
        if (value == null) {
            output.putTag(Tag.NULL);
        } else if (!SimpleValues.write(value, output)
                && !writeTensor(value)
                && !writeNested(value)
                && !writeFixed(value)) {
            objects.write(value, output);
        }
    }

    private boolean writeTensor(Object value) {
        if (value instanceof Variable variable) {
            output.putTag(Tag.VARIABLE);
            objects.variables().write(variable, output);
        } else if (value instanceof Tensor tensor) {
            if (isFirst(tensor)) {
                ArrayContent content = ArrayContent.of(tensor.array());
                output.putTag(Tag.TENSOR);
                content.write(output);
            }
        } else if (value instanceof INDArray array) {
            if (isFirst(array)) {
                ArrayContent content = ArrayContent.of(array);
                output.putTag(Tag.ND_ARRAY);
                content.write(output);
                arrays.add(array);
            }
        } else if (ElementType.isArray(value)) {
            if (isFirst(value)) {
                output.putTag(Tag.PRIMITIVES).putByte(ElementType.of(value).ordinal());
                output.putInt(Array.getLength(value));
                output.putElements(value);
                arrays.add(value);
            }
        } else {
            return false;
        }
        return true;
    }

    /** Writes a reference to the place of an array that stands in this frame or in the request already. */
    private boolean isFirst(Object array) {
        int argument = received.indexOf(array);
        if (argument >= 0) {
            output.putTag(Tag.ARGUMENT).putInt(argument);
            return false;
        }
        Integer position = positions.putIfAbsent(array, positions.size());
        if (position != null) {
            output.putTag(Tag.SAME).putInt(position);
        }
        return position == null;
    }

    private boolean writeNested(Object value) {
        if (++nesting > Limits.NESTING) {
            throw new IllegalArgumentException("lists that are nested more than " + Limits.NESTING
                    + " deep can't be sent to another process; remove a list that contains itself");
        }
        try {
            return writeCollection(value) || writeComposite(value);
        } finally {
            nesting--;
        }
    }

    private boolean writeCollection(Object value) {
        if (value instanceof Object[] array) {
            output.putTag(Tag.ARRAY)
                    .putString(array.getClass().getComponentType().getName());
            output.putInt(requireLength(array.length));
            for (Object element : array) {
                write(element);
            }
        } else if (value instanceof List<?> list) {
            output.putTag(isUnmodifiable(list) ? Tag.UNMODIFIABLE_LIST : Tag.LIST);
            writeAll(list);
        } else if (value instanceof Map<?, ?> map) {
            output.putTag(isUnmodifiable(map) ? Tag.UNMODIFIABLE_MAP : Tag.MAP);
            writeAll(new ArrayList<>(map.keySet()));
            writeAll(new ArrayList<>(map.values()));
        } else if (value instanceof Optional<?> optional) {
            output.putTag(Tag.OPTIONAL);
            write(optional.orElse(null));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isUnmodifiable(Object collection) {
        String name = collection.getClass().getName();
        return name.contains("Immutable") || name.contains("Unmodifiable");
    }

    private void writeAll(Collection<?> elements) {
        output.putInt(requireLength(elements.size()));
        elements.forEach(this::write);
    }

    private static int requireLength(int length) {
        if (length > Limits.LIST_LENGTH) {
            throw new IllegalArgumentException("a list of " + length
                    + " elements can't be sent to another process, but at most " + Limits.LIST_LENGTH
                    + " elements; use a shorter list");
        }
        return length;
    }

    private boolean writeComposite(Object value) {
        if (value instanceof Call call) {
            output.putTag(Tag.CALL);
            write(call.diffable());
            write(call.inputs());
            write(call.output());
        } else if (value instanceof Record && !objects.isShared(value)) {
            output.putTag(Tag.RECORD).putString(value.getClass().getName());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(Records.component(value, component));
            }
        } else {
            return false;
        }
        return true;
    }

    private boolean writeFixed(Object value) {
        if (value == LocalGradient.zero()) {
            output.putTag(Tag.ZERO_GRADIENT);
        } else if (value instanceof NoGradient none) {
            output.putTag(Tag.NO_GRADIENT).putString(none.reason());
        } else if (value instanceof Enum<?> constant) {
            output.putTag(Tag.ENUM).putString(constant.getDeclaringClass().getName());
            output.putString(constant.name());
        } else if (value instanceof Class<?> type) {
            output.putTag(Tag.CLASS).putString(type.getName());
        } else {
            return false;
        }
        return true;
    }
}
