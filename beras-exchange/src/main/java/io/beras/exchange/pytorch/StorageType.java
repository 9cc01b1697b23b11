package io.beras.exchange.pytorch;

import io.beras.io.StoredType;
import java.util.Map;
import java.util.Optional;

/** The classes of storages: the types of tensors. */
final class StorageType {

    private static final Map<String, StoredType> READABLE = Map.of(
            "HalfStorage", StoredType.FLOAT16,
            "BFloat16Storage", StoredType.BFLOAT16,
            "FloatStorage", StoredType.FLOAT32,
            "DoubleStorage", StoredType.FLOAT64,
            "IntStorage", StoredType.INT32);

    /** Types of tensors beside the weights, such as counters, by their names in PyTorch. */
    private static final Map<String, String> OTHER = Map.of(
            "LongStorage", "int64",
            "ShortStorage", "int16",
            "CharStorage", "int8",
            "ByteStorage", "uint8",
            "BoolStorage", "bool");

    private StorageType() {}

    static boolean isKnown(String storage) {
        return READABLE.containsKey(storage) || OTHER.containsKey(storage);
    }

    /** Returns the type of the elements, or empty if no tensor of Beras can have it. */
    static Optional<StoredType> readable(String storage) {
        return Optional.ofNullable(READABLE.get(storage));
    }

    /** Returns the name of a type that is not readable: "int64". */
    static String otherName(String storage) {
        return OTHER.getOrDefault(storage, storage);
    }
}
