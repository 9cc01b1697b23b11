package io.beras.exchange.pytorch;

import io.beras.core.messages.Quoted;
import io.beras.exchange.pytorch.PickleValues.Global;
import io.beras.exchange.pytorch.PickleValues.None;
import io.beras.exchange.pytorch.PickleValues.Storage;
import io.beras.exchange.pytorch.PickleValues.StoredTensor;
import io.beras.exchange.pytorch.PickleValues.Tuple;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The classes and functions that a state_dict may name, and the values that stand for their calls.
 *
 * <p>This list is complete: any other name ends reading with a sentence.
 */
final class PickleCalls {

    private static final Global DICTIONARY = new Global("collections", "OrderedDict");
    private static final Global TENSOR = new Global("torch._utils", "_rebuild_tensor_v2");
    private static final Global PARAMETER = new Global("torch._utils", "_rebuild_parameter");
    private static final Set<Global> CALLABLE = Set.of(DICTIONARY, TENSOR, PARAMETER);
    private static final String STORAGES = "torch";
    private static final String METADATA = "_metadata";

    private PickleCalls() {}

    /** Returns a name of the list. */
    static Global known(Global global) throws IOException {
        if (!CALLABLE.contains(global) && !(global.module().equals(STORAGES) && StorageType.isKnown(global.name()))) {
            throw new IOException("holds " + Quoted.of(global.toString())
                    + ", which is no part of a state_dict, and was not run; save only the weights:"
                    + " torch.save(model.state_dict(), file)");
        }
        return global;
    }

    /** Returns the storage that a persistent id describes: ('storage', class, key, device, number of elements). */
    static Storage storage(Object id) throws IOException {
        if (id instanceof Tuple tuple
                && tuple.size() == 5
                && tuple.get(0).equals("storage")
                && tuple.get(1) instanceof Global type
                && !CALLABLE.contains(type)
                && tuple.get(2) instanceof String key
                && tuple.get(3) instanceof String
                && tuple.get(4) instanceof Long length
                && length >= 0) {
            return new Storage(type.name(), key, length);
        }
        throw wrong("a storage");
    }

    /** Returns the value of a call. */
    static Object call(Object callable, Object arguments) throws IOException {
        if (!(callable instanceof Global global) || !CALLABLE.contains(global)) {
            throw new IOException("calls " + PickleValues.kind(callable)
                    + ", which no state_dict does; save only the weights: torch.save(model.state_dict(), file)");
        }
        if (arguments instanceof Tuple tuple) {
            if (global.equals(DICTIONARY) && tuple.size() == 0) {
                return new LinkedHashMap<>();
            }
            if (global.equals(TENSOR) && (tuple.size() == 6 || tuple.size() == 7)) {
                return tensor(tuple);
            }
            if (global.equals(PARAMETER)
                    && tuple.size() == 3
                    && tuple.get(0) instanceof StoredTensor tensor
                    && tuple.get(1) instanceof Boolean
                    && isEmpty(tuple.get(2))) {
                return tensor;
            }
        }
        throw wrong("a call of " + global);
    }

    /** Arguments: storage, offset, shape, strides, requires_grad, hooks, and perhaps metadata, which must be None. */
    private static StoredTensor tensor(Tuple arguments) throws IOException {
        if (arguments.get(0) instanceof Storage storage
                && arguments.get(1) instanceof Long offset
                && arguments.get(4) instanceof Boolean
                && isEmpty(arguments.get(5))
                && (arguments.size() == 6 || arguments.get(6) == None.NONE)) {
            return new StoredTensor(storage, offset, sizes(arguments.get(2)), sizes(arguments.get(3)));
        }
        throw wrong("a tensor");
    }

    private static long[] sizes(Object value) throws IOException {
        if (!(value instanceof Tuple tuple) || !tuple.elements().stream().allMatch(Long.class::isInstance)) {
            throw wrong("the shape of a tensor");
        }
        return tuple.elements().stream().mapToLong(size -> (Long) size).toArray();
    }

    /** Checks that the attributes of an object are those of a state_dict: the versions of its modules. */
    static void requireIgnorable(Object object, Object state) throws IOException {
        if (!(object instanceof LinkedHashMap)
                || !(state instanceof Map<?, ?> attributes)
                || !Set.of(METADATA).containsAll(attributes.keySet())) {
            throw wrong("the state of an object");
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static IOException wrong(String what) {
        return new IOException(
                "is damaged, or no state_dict: " + what
                        + " in its pickle is not as torch.save writes it; save it again with torch.save(model.state_dict(), file)");
    }
}
