package io.beras.autograder.remote;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of one frame. */
final class ValueReader {

    private final SharedObjects objects;
    private final FrameInput input;
    private final List<Object> sent;
    private final List<Object> positions = new ArrayList<>();
    private final ReceivedArrays arrays = new ReceivedArrays();
    private int nesting;

    /** Starts to read a request. */
    ValueReader(SharedObjects objects, FrameInput input) {
        this(objects, input, List.of());
    }

    /** Starts to read the reply to a request that took these arrays along. */
    ValueReader(SharedObjects objects, FrameInput input, List<Object> sent) {
        this.objects = objects;
        this.input = input;
        this.sent = sent;
    }

    /** Returns the arrays that were read, to tell the sender what the receiver changed. */
    ReceivedArrays arrays() {
        return arrays;
    }

    /** Reads a value where this type is expected; the type decides only between classes of the same form. */
    @Nullable
    Object read(Class<?> expected) throws ProtocolException {
        input.countValue();
        if (++nesting > Limits.NESTING + 1) {
            throw new ProtocolException("lists that are nested more than " + Limits.NESTING + " deep");
        }
        try {
            return read(Tag.of(input.takeByte()), expected);
        } finally {
            nesting--;
        }
    }

    private @Nullable Object read(Tag tag, Class<?> expected) throws ProtocolException {
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case BYTE -> (byte) input.takeByte();
            case SHORT -> (short) input.takeInt();
            case CHARACTER -> (char) input.takeInt();
            case INTEGER -> input.takeInt();
            case LONG -> input.takeLong();
            case FLOAT -> Float.intBitsToFloat(input.takeInt());
            case DOUBLE -> input.takeDouble();
            case STRING -> input.takeString();
            case PRIMITIVES -> primitives();
            case ARRAY -> array(expected);
            case LIST -> list();
            case UNMODIFIABLE_LIST -> Collections.unmodifiableList(list());
            case MAP -> map();
            case UNMODIFIABLE_MAP -> Collections.unmodifiableMap(map());
            case OPTIONAL -> Optional.ofNullable(read(Object.class));
            case RECORD -> record();
            case ENUM -> constant();
            case CLASS -> type();
            case ND_ARRAY -> noted(arrays.add(ArrayContent.read(input)));
            case TENSOR -> noted(Tensors.of(ArrayContent.read(input)));
            case VARIABLE -> objects.variables().read(input);
            case CALL -> call();
            case NO_GRADIENT -> LocalGradient.none(input.takeString());
            case ZERO_GRADIENT -> LocalGradient.zero();
            case SAME -> at(input.takeInt(), positions);
            case ARGUMENT -> at(input.takeInt(), sent);
            case REFERENCE -> objects.readReference(input);
            case TAPE -> objects.readTape(input);
            case RETURNED -> objects.own(input.takeInt());
        };
    }

    private Object primitives() throws ProtocolException {
        ElementType type = ElementType.of(input.takeByte());
        return noted(arrays.add(input.takeElements(type, input.takeLength(Limits.ARRAY_LENGTH))));
    }

    private Object noted(Object array) {
        positions.add(array);
        return array;
    }

    private static Object at(int position, List<Object> known) throws ProtocolException {
        if (position < 0 || position >= known.size()) {
            throw new ProtocolException("no array has the number " + position);
        }
        return known.get(position);
    }

    private Object array(Class<?> expected) throws ProtocolException {
        String name = input.takeString();
        Class<?> component = expected.isArray() ? expected.getComponentType() : objects.type(name);
        Object array = Array.newInstance(component, input.takeLength(Limits.LIST_LENGTH));
        for (int i = 0; i < Array.getLength(array); i++) {
            Object element = read(component);
            if (element != null && !component.isInstance(element)) {
                throw new ProtocolException("an array of " + component.getSimpleName() + " with a "
                        + element.getClass().getSimpleName());
            }
            Array.set(array, i, element);
        }
        return array;
    }

    private List<@Nullable Object> list() throws ProtocolException {
        int length = input.takeLength(Limits.LIST_LENGTH);
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            list.add(read(Object.class));
        }
        return list;
    }

    private Map<@Nullable Object, @Nullable Object> map() throws ProtocolException {
        List<@Nullable Object> keys = list();
        List<@Nullable Object> values = list();
        if (keys.size() != values.size()) {
            throw new ProtocolException("a map of " + keys.size() + " keys and " + values.size() + " values");
        }
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    private Object record() throws ProtocolException {
        Class<?> type = objects.valueType(input.takeString());
        if (!type.isRecord()) {
            throw new ProtocolException(type.getSimpleName() + " as a record");
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(components[i].getType());
        }
        return Records.create(type, values);
    }

    private Object constant() throws ProtocolException {
        Class<?> type = objects.valueType(input.takeString());
        String name = input.takeString();
        if (!type.isEnum()) {
            throw new ProtocolException(type.getSimpleName() + " as an enum");
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProtocolException(type.getSimpleName() + " has no such constant"));
    }

    private Class<?> type() throws ProtocolException {
        return objects.type(input.takeString());
    }

    private Call call() throws ProtocolException {
        Diffable diffable = required(Diffable.class);
        List<Tensor> inputs = new ArrayList<>();
        for (Object each : required(List.class)) {
            inputs.add(cast(each, Tensor.class));
        }
        return new Call(diffable, inputs, required(Tensor.class));
    }

    private <T> T required(Class<T> type) throws ProtocolException {
        return cast(read(type), type);
    }

    private static <T> T cast(@Nullable Object value, Class<T> type) throws ProtocolException {
        if (!type.isInstance(value)) {
            throw new ProtocolException("no " + type.getSimpleName() + " in a call");
        }
        return type.cast(value);
    }
}
