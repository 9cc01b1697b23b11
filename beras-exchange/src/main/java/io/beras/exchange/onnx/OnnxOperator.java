package io.beras.exchange.onnx;

import java.util.List;
import java.util.stream.Stream;

/**
 * An operator with its attributes: {@code OnnxOperator.of("Elu").with("alpha", 0.5f)}.
 *
 * @param type the name of the operator in the ONNX specification
 * @param attributes its attributes; the others have the defaults of the specification
 */
record OnnxOperator(String type, List<OnnxAttribute> attributes) {

    /** Returns an operator without attributes. */
    static OnnxOperator of(String type) {
        return new OnnxOperator(type, List.of());
    }

    /** Returns this operator with a further attribute, a number. */
    OnnxOperator with(String name, float value) {
        return with(OnnxAttribute.of(name, value));
    }

    /** Returns this operator with a further attribute, an integer. */
    OnnxOperator with(String name, long value) {
        return with(OnnxAttribute.of(name, value));
    }

    /** Returns this operator with a further attribute, a list of integers. */
    OnnxOperator with(String name, long... values) {
        return with(OnnxAttribute.of(name, values));
    }

    private OnnxOperator with(OnnxAttribute attribute) {
        return new OnnxOperator(
                type, Stream.concat(attributes.stream(), Stream.of(attribute)).toList());
    }
}
