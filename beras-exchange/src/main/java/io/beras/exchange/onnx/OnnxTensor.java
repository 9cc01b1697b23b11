package io.beras.exchange.onnx;

import io.beras.core.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor whose elements are in the file: {@code TensorProto}. Weights and constants are such initializers.
 *
 * @param name the name of the value; of a weight, its name in {@code model.namedWeights()}
 * @param type the type of the elements
 * @param shape the shape
 * @param elements the elements, little-endian, row after row
 */
record OnnxTensor(String name, ElementType type, long[] shape, byte[] elements) {

    private static final int SHAPE = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int ELEMENTS = 9;

    /** Returns a copy of a tensor, in this type and shape. */
    static OnnxTensor of(String name, ElementType type, Tensor tensor, long... shape) {
        return new OnnxTensor(name, type, shape, type.bytes(tensor));
    }

    /** Returns a vector of 64-bit integers. */
    static OnnxTensor of(String name, long... elements) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * elements.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(elements);
        return new OnnxTensor(name, ElementType.INT64, new long[] {elements.length}, bytes.array());
    }

    ProtobufMessage message() {
        return new ProtobufMessage()
                .varints(SHAPE, shape)
                .varint(TYPE, type.code())
                .text(NAME, name)
                .bytes(ELEMENTS, elements);
    }
}
