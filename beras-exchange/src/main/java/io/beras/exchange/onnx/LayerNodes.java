package io.beras.exchange.onnx;

import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import java.util.stream.LongStream;

/** The nodes of the layers. Layouts are the same in ONNX: images (n, channels, height, width), kernels (out, in, …). */
final class LayerNodes {

    private LayerNodes() {}

    /** Gemm multiplies matrices only; for inputs of higher rank, MatMul multiplies along the last axis. */
    static Value dense(Dense dense, Value x, GraphBuilder graph) {
        Value w = graph.weight(dense.w());
        boolean hasBias = hasBias(dense);
        if (x.rank() == 2) {
            return hasBias ? graph.node("Gemm", x, w, graph.weight(dense.b())) : graph.node("Gemm", x, w);
        }
        Value y = graph.node("MatMul", x, w);
        return hasBias ? graph.node("Add", y, graph.weight(dense.b())) : y;
    }

    static Value conv2d(Conv2d conv, Value x, GraphBuilder graph) {
        OnnxOperator operator = windowed("Conv", conv);
        Value w = graph.weight(conv.w());
        return hasBias(conv) ? graph.node(operator, x, w, graph.vector(conv.b())) : graph.node(operator, x, w);
    }

    static Value maxPool2d(MaxPool2d pool, Value x, GraphBuilder graph) {
        return graph.node(windowed("MaxPool", pool), x);
    }

    /** The zeros of the padding count, as in PyTorch; without the attribute ONNX leaves them out. */
    static Value avgPool2d(AvgPool2d pool, Value x, GraphBuilder graph) {
        return graph.node(windowed("AveragePool", pool).with("count_include_pad", 1), x);
    }

    static Value embedding(Embedding embedding, Value x, GraphBuilder graph) {
        graph.takeIndices(); // no layer computes indices, so x is the input of the graph
        return graph.node("Gather", graph.weight(embedding.w()), x).withRank(x.rank() + 1);
    }

    static Value batchNorm1d(BatchNorm1d norm, Value x, GraphBuilder graph) {
        return graph.node(
                OnnxOperator.of("BatchNormalization").with("epsilon", (float) norm.epsilon()),
                x,
                graph.vector(norm.gamma()),
                graph.vector(norm.beta()),
                graph.vector(norm.runningMean()),
                graph.vector(norm.runningVariance()));
    }

    static Value layerNorm1d(LayerNorm1d norm, Value x, GraphBuilder graph) {
        return graph.node(
                OnnxOperator.of("LayerNormalization").with("axis", -1).with("epsilon", (float) norm.epsilon()),
                x,
                graph.vector(norm.gamma()),
                graph.vector(norm.beta()));
    }

    static Value flatten(Flatten flatten, Value x, GraphBuilder graph) {
        return graph.node(OnnxOperator.of("Flatten").with("axis", 1), x).withRank(2);
    }

    static Value reshape(Reshape reshape, Value x, GraphBuilder graph) {
        long[] sample = reshape.config().integers("shape");
        long[] batch = {0}; // the size of the same axis of x
        long[] shape =
                LongStream.concat(LongStream.of(batch), LongStream.of(sample)).toArray();
        return graph.node("Reshape", x, graph.shape(shape)).withRank(shape.length);
    }

    private static boolean hasBias(Configurable layer) {
        return layer.config().flag("bias");
    }

    /** Returns an operator with the window of a convolution or a pooling. */
    private static OnnxOperator windowed(String operator, Configurable layer) {
        Config config = layer.config();
        long size = config.integer("size");
        long stride = config.integer("stride");
        long padding = config.integer("padding");
        return OnnxOperator.of(operator)
                .with("kernel_shape", size, size)
                .with("pads", padding, padding, padding, padding)
                .with("strides", stride, stride);
    }
}
