package io.beras.exchange.onnx;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call of an operator: {@code NodeProto}.
 *
 * @param operator the operator with its attributes
 * @param inputs the names of values: the input of the graph, outputs of earlier nodes, initializers
 * @param name the name of the node
 * @param output the name of the value that the node computes
 */
record OnnxNode(OnnxOperator operator, List<String> inputs, String name, String output) {

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int NAME = 3;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;

    /** Returns this node with another name for its output. */
    OnnxNode withOutput(String other) {
        return new OnnxNode(operator, inputs, name, other);
    }

    ProtobufMessage message() {
        ProtobufMessage message = new ProtobufMessage()
                .texts(INPUT, inputs)
                .text(OUTPUT, output)
                .text(NAME, name)
                .text(OPERATOR, operator.type());
        operator.attributes().forEach(attribute -> message.message(ATTRIBUTE, attribute.message()));
        return message;
    }

    @Override
    public String toString() {
        return Stream.concat(inputs.stream(), operator.attributes().stream().map(OnnxAttribute::toString))
                .collect(Collectors.joining(", ", operator.type() + "(", ") -> " + output));
    }
}
