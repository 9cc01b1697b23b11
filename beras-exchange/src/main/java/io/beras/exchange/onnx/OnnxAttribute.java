package io.beras.exchange.onnx;

import java.util.Arrays;

/**
 * A setting of a node: {@code AttributeProto}.
 *
 * @param name the name that the operator gives it
 * @param value the value as text, for people
 * @param message the attribute in the file
 */
record OnnxAttribute(String name, String value, ProtobufMessage message) {

    private static final int NAME = 1;
    private static final int FLOAT_VALUE = 2;
    private static final int INT_VALUE = 3;
    private static final int INT_VALUES = 8;
    private static final int TYPE = 20;

    /** Constants of {@code AttributeProto.AttributeType}. */
    private static final int FLOAT = 1;

    private static final int INT = 2;
    private static final int INTS = 7;

    /** Returns an attribute that is a number; ONNX gives such attributes 32 bits. */
    static OnnxAttribute of(String name, float value) {
        return new OnnxAttribute(
                name,
                Float.toString(value),
                new ProtobufMessage()
                        .text(NAME, name)
                        .float32(FLOAT_VALUE, value)
                        .varint(TYPE, FLOAT));
    }

    /** Returns an attribute that is an integer. */
    static OnnxAttribute of(String name, long value) {
        return new OnnxAttribute(
                name,
                Long.toString(value),
                new ProtobufMessage().text(NAME, name).varint(INT_VALUE, value).varint(TYPE, INT));
    }

    /** Returns an attribute that is a list of integers. */
    static OnnxAttribute of(String name, long... values) {
        return new OnnxAttribute(
                name,
                Arrays.toString(values),
                new ProtobufMessage()
                        .text(NAME, name)
                        .varints(INT_VALUES, values)
                        .varint(TYPE, INTS));
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
