package io.beras.exchange.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.beras.core.Tensor;
import io.beras.models.Model;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/** A model in ONNX Runtime. */
final class OnnxSession implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private OnnxSession(byte[] file) throws OrtException {
        session = environment.createSession(file);
    }

    /** Exports a model, and opens the file in ONNX Runtime. */
    static OnnxSession of(Model model, Path folder) throws IOException, OrtException {
        Path file = folder.resolve("model.onnx");
        Onnx.export(model, file);
        return new OnnxSession(Files.readAllBytes(file));
    }

    /** Returns the output for a batch, of the type and shape that ONNX Runtime gives it. */
    Tensor run(Tensor x) throws OrtException {
        try (OnnxTensor input = input(x);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            OnnxTensor y = (OnnxTensor) result.get("output").orElseThrow();
            long[] shape = y.getInfo().getShape();
            return y.getInfo().type == OnnxJavaType.DOUBLE
                    ? Tensor.of(DataType.DOUBLE, elements(y.getDoubleBuffer()), shape)
                    : Tensor.of(elements(y.getFloatBuffer()), shape);
        }
    }

    private OnnxTensor input(Tensor x) throws OrtException {
        if (x.dataType() == DataType.INT32) {
            return OnnxTensor.createTensor(environment, IntBuffer.wrap(x.toIntArray()), x.shape());
        }
        return x.dataType() == DataType.DOUBLE
                ? OnnxTensor.createTensor(environment, DoubleBuffer.wrap(x.toDoubleArray()), x.shape())
                : OnnxTensor.createTensor(environment, FloatBuffer.wrap(x.toFloatArray()), x.shape());
    }

    private static double[] elements(DoubleBuffer buffer) {
        double[] elements = new double[buffer.remaining()];
        buffer.get(elements);
        return elements;
    }

    private static float[] elements(FloatBuffer buffer) {
        float[] elements = new float[buffer.remaining()];
        buffer.get(elements);
        return elements;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
