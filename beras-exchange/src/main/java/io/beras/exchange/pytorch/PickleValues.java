package io.beras.exchange.pytorch;

import io.beras.core.messages.Quoted;
import java.util.List;
import java.util.Map;

/** The values of a pickle that are no Java values: texts are String, integers Long, dictionaries Map, lists List. */
final class PickleValues {

    private PickleValues() {}

    /** Python's None. */
    enum None {
        NONE
    }

    /** A class or a function by its name, which stays a name. */
    record Global(String module, String name) {

        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** A tuple. */
    record Tuple(List<Object> elements) {

        Object get(int index) {
            return elements.get(index);
        }

        int size() {
            return elements.size();
        }
    }

    /**
     * The elements of tensors, in an entry of the archive.
     *
     * @param type the class of the storage without its module: "FloatStorage"
     * @param key the name of the entry
     * @param length the number of elements
     */
    record Storage(String type, String key, long length) {}

    /** A view of a storage: the element with indices i has the position offset + Σ i·stride. */
    record StoredTensor(Storage storage, long offset, long[] shape, long[] strides) {}

    /** Returns the kind of a value for a message, with its article. */
    static String kind(Object value) {
        if (value instanceof Map) {
            return "a dictionary";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Tuple) {
            return "a tuple";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Boolean) {
            return "True or False";
        }
        if (value instanceof Global global) {
            return "the class " + Quoted.of(global.toString());
        }
        return value instanceof StoredTensor ? "a tensor" : value instanceof Storage ? "a storage" : "None";
    }
}
