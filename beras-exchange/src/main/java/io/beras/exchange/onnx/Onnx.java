package io.beras.exchange.onnx;

import io.beras.models.Model;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes models as ONNX files, for ONNX Runtime and other programs in other languages.
 *
 * <pre>{@code
 * OnnxModel exported = Onnx.export(Model.load(Path.of("digits.beras")), Path.of("digits.onnx"));
 * System.out.println(exported);                     // a line for each node
 * }</pre>
 *
 * <p>The graph returns what {@link Model#predict} returns, up to rounding: layers compute as in evaluation, and the
 * standardizations of {@link Model#scaleInputs} and {@link Model#scaleTargets} are nodes. Its input is "input", its output
 * "output", and the first axis of both is a batch of any size. The metadata has the version of Beras, the names of the classes
 * as a JSON list, and the notes.
 *
 * <p>A graph has the type of the weights. ONNX Runtime has no DOUBLE kernels for some operators, such as Conv; call
 * {@code model.cast(DataType.FLOAT)} before the export.
 *
 * <p>Source: ONNX, "Open Neural Network Exchange Intermediate Representation Specification", version 8, and "ONNX Operators",
 * version 17.
 */
public final class Onnx {

    private Onnx() {}

    /**
     * Writes a {@link io.beras.models.SequentialModel} to a file, and replaces the file. An error leaves the old file
     * unchanged.
     *
     * <p>The model knows the shape of a sample after {@code fit} or {@code predict}, or from
     * {@code model.info().inputShape(...)}. Where a sample is a single index, write {@code inputShapes(List.of(new long[0]))}.
     *
     * @throws IOException if the file can't be written; the message is one sentence with the path and the reason
     * @throws IllegalArgumentException if the model, or a part of it, is a custom class, or the shape of a sample is not known;
     *     no file is written then
     */
    public static OnnxModel export(Model model, Path file) throws IOException {
        OnnxModel exported = OnnxModel.of(model);
        exported.save(file);
        return exported;
    }
}
