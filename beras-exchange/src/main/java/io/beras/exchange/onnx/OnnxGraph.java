package io.beras.exchange.onnx;

import java.util.Collection;
import java.util.List;

/**
 * Nodes in the order of their calls, with the tensors that they use: {@code GraphProto}.
 *
 * @param name the name of the graph
 * @param nodes the nodes; each uses the values of earlier nodes only
 * @param initializers the weights and constants
 * @param input the input
 * @param output the output
 */
record OnnxGraph(
        String name,
        List<OnnxNode> nodes,
        Collection<OnnxTensor> initializers,
        OnnxValueInfo input,
        OnnxValueInfo output) {

    private static final int NODE = 1;
    private static final int NAME = 2;
    private static final int INITIALIZER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;

    ProtobufMessage message() {
        ProtobufMessage message = new ProtobufMessage();
        nodes.forEach(node -> message.message(NODE, node.message()));
        message.text(NAME, name);
        initializers.forEach(tensor -> message.message(INITIALIZER, tensor.message()));
        return message.message(INPUT, input.message()).message(OUTPUT, output.message());
    }

    /** Returns the input, the nodes and the output, each on its own line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(input.toString()).append('\n');
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i + 1).append(' ').append(nodes.get(i)).append('\n');
        }
        return text.append(output).toString();
    }
}
