package io.beras.exchange.onnx;

import com.google.gson.Gson;
import io.beras.io.AtomicFiles;
import io.beras.models.Model;
import io.beras.models.ModelInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A model as a graph of ONNX operators: {@code ModelProto}.
 *
 * <p>As text it has a line for the input, each node and the output:
 *
 * <pre>
 * input: float (batch, 784)
 * 1 Gemm(input, dense_1/w, dense_1/b) -&gt; Gemm_1
 * 2 Relu(Gemm_1) -&gt; Relu_2
 * 3 Gemm(Relu_2, dense_2/w, dense_2/b) -&gt; output
 * output: float (batch, 10)
 * </pre>
 *
 * <p>A node is a call of an operator. Its arguments are the input, outputs of earlier nodes, and initializers: weights, with
 * their names in {@code model.namedWeights()}, and constants.
 *
 * @see Onnx
 */
public final class OnnxModel {

    /** The version of the file format. */
    private static final int IR_VERSION = 8;
    /** The version of the operators: the first with LayerNormalization. */
    private static final int OPERATOR_SET = 17;

    private static final String PRODUCER = "beras";

    private static final int IR_VERSION_FIELD = 1;
    private static final int PRODUCER_NAME = 2;
    private static final int PRODUCER_VERSION = 3;
    private static final int GRAPH = 7;
    private static final int OPERATOR_SETS = 8;
    private static final int METADATA = 14;
    /** A field of {@code OperatorSetIdProto}; without a domain, the operators are those of ONNX. */
    private static final int VERSION = 2;
    /** Fields of {@code StringStringEntryProto}. */
    private static final int KEY = 1;

    private static final int VALUE = 2;

    private final OnnxGraph graph;
    private final Map<String, String> metadata;

    OnnxModel(OnnxGraph graph, Map<String, String> metadata) {
        this.graph = graph;
        this.metadata = metadata;
    }

    /**
     * Returns the graph of {@link Model#predict}, with a copy of the weights.
     *
     * @throws IllegalArgumentException as {@link Onnx#export} does
     */
    public static OnnxModel of(Model model) {
        return new OnnxModel(ModelGraph.of(model), metadata(model.info()));
    }

    private static Map<String, String> metadata(ModelInfo info) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("berasVersion", version());
        if (!info.classNames().isEmpty()) {
            metadata.put("classNames", new Gson().toJson(info.classNames()));
        }
        info.notes().forEach((name, note) -> metadata.put("notes/" + name, note));
        return metadata;
    }

    private static String version() {
        return Objects.requireNonNullElse(OnnxModel.class.getPackage().getImplementationVersion(), "(unpackaged)");
    }

    /** Returns the number of nodes. */
    public int nodeCount() {
        return graph.nodes().size();
    }

    /**
     * Writes the model to a file, and replaces the file. An error leaves the old file unchanged.
     *
     * @throws IOException if the file can't be written, or would have more than 2 GB, the limit of Protocol Buffers; the
     *     message is one sentence with the path and the reason
     */
    public void save(Path file) throws IOException {
        ProtobufMessage message = message();
        if (message.size() > Integer.MAX_VALUE) {
            throw new IOException("Cannot write " + file + ": an ONNX file has at most " + Integer.MAX_VALUE
                    + " bytes, but the model needs " + message.size() + "; export a smaller model.");
        }
        AtomicFiles.write(file, message::writeTo);
    }

    private ProtobufMessage message() {
        ProtobufMessage message = new ProtobufMessage()
                .varint(IR_VERSION_FIELD, IR_VERSION)
                .text(PRODUCER_NAME, PRODUCER)
                .text(PRODUCER_VERSION, version())
                .message(GRAPH, graph.message())
                .message(OPERATOR_SETS, new ProtobufMessage().varint(VERSION, OPERATOR_SET));
        metadata.forEach((key, value) ->
                message.message(METADATA, new ProtobufMessage().text(KEY, key).text(VALUE, value)));
        return message;
    }

    /** Returns the input, the nodes and the output, each on its own line. */
    @Override
    public String toString() {
        return graph.toString();
    }
}
