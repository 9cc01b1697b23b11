package io.beras.exchange.onnx;

import io.beras.core.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;

/** The type of the elements of an ONNX tensor, with its code in {@code TensorProto.DataType}. */
enum ElementType {
    FLOAT(1),
    INT32(6),
    INT64(7),
    DOUBLE(11);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    /** Returns the type of values of a model: FLOAT or DOUBLE. */
    static ElementType of(DataType type) {
        return type == DataType.DOUBLE ? DOUBLE : FLOAT;
    }

    int code() {
        return code;
    }

    /** Returns the elements of a tensor as values of this type, FLOAT or DOUBLE, little-endian. */
    byte[] bytes(Tensor tensor) {
        int size = this == DOUBLE ? Double.BYTES : Float.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, Math.toIntExact(tensor.length())))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (this == DOUBLE) {
            bytes.asDoubleBuffer().put(tensor.toDoubleArray());
        } else {
            bytes.asFloatBuffer().put(tensor.cast(DataType.FLOAT).toFloatArray());
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
