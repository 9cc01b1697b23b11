package io.beras.exchange.onnx;

import io.beras.core.Shapes;

/**
 * The name, type and shape of the input or the output of a graph: {@code ValueInfoProto}. The first axis is the batch, which
 * has a name in place of a size.
 *
 * @param name the name
 * @param type the type of the elements
 * @param sample the shape without the batch axis
 */
record OnnxValueInfo(String name, ElementType type, long[] sample) {

    private static final String BATCH = "batch";

    private static final int NAME = 1;
    private static final int TYPE = 2;
    /** A field of {@code TypeProto}. */
    private static final int TENSOR_TYPE = 1;
    /** Fields of {@code TypeProto.Tensor}. */
    private static final int ELEMENT_TYPE = 1;

    private static final int SHAPE = 2;
    /** Fields of {@code TensorShapeProto} and of its dimensions. */
    private static final int DIMENSION = 1;

    private static final int SIZE = 1;
    private static final int SYMBOL = 2;

    ProtobufMessage message() {
        ProtobufMessage shape = new ProtobufMessage().message(DIMENSION, new ProtobufMessage().text(SYMBOL, BATCH));
        for (long size : sample) {
            shape.message(DIMENSION, new ProtobufMessage().varint(SIZE, size));
        }
        ProtobufMessage tensor =
                new ProtobufMessage().varint(ELEMENT_TYPE, type.code()).message(SHAPE, shape);
        return new ProtobufMessage().text(NAME, name).message(TYPE, new ProtobufMessage().message(TENSOR_TYPE, tensor));
    }

    @Override
    public String toString() {
        String sizes = Shapes.text(sample);
        return name + ": " + type + " (" + BATCH + (sample.length == 0 ? ")" : ", " + sizes.substring(1));
    }
}
