package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Regularizer;
import io.beras.core.ShapeException;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.MatrixProducts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer.
 *
 * <p>Formula: y = x·w + b, with x (n, in), w (in, out), b (1, out), y (n, out). The gradients for the upstream g are
 * ∂x = g·wᵀ, ∂w = xᵀ·g and ∂b = Σ g over the batch; the loss divides by the batch size.
 *
 * <pre>{@code
 * Dense dense = new Dense(784, 10);                                  // Xavier uniform weights, zero biases
 * Dense other = new Dense(784, 10, Initializer.named("kaiming")).withoutBias();
 * Dense small = new Dense(784, 10).regularized(Regularizer.l2(1e-4));
 * }</pre>
 */
@PureForward
public final class Dense implements Diffable {

    private final Variable w;
    private final @Nullable Variable b;

    /** Creates a layer from {@code in} to {@code out} features with Xavier uniform weights, the default of Keras. */
    public Dense(int in, int out) {
        this(in, out, Initializer.XAVIER_UNIFORM);
    }

    /** Creates a layer with weights from this initializer, and zero biases. */
    public Dense(int in, int out, Initializer initializer) {
        this(
                new Variable("w", InitialWeights.of("Dense", in, out, initializer)),
                new Variable("b", Tensor.zeros(1, out)));
    }

    private Dense(Variable w, @Nullable Variable b) {
        this.w = w;
        this.b = b;
    }

    /** Returns a layer with the same weights and no bias: y = x·w. */
    public Dense withoutBias() {
        return new Dense(w, null);
    }

    /** Returns a layer with the same weights, and biases from this initializer for the fans {@code out} and 1. */
    public Dense withBias(Initializer initializer) {
        int out = Math.toIntExact(w.size(1));
        return new Dense(
                w,
                new Variable(
                        "b", InitialWeights.of("Dense", out, 1, initializer).reshape(1, out)));
    }

    /** Adds a penalty on the weights w to the loss that training minimises, and returns this layer. */
    public Dense regularized(Regularizer regularizer) {
        w.setRegularizer(regularizer);
        return this;
    }

    /** Returns the weights, (in, out). */
    public Variable w() {
        return w;
    }

    /** Returns the biases, (1, out). */
    public Variable b() {
        if (b == null) {
            throw new IllegalStateException(this + " was created withoutBias()");
        }
        return b;
    }

    @Override
    public List<Variable> ownWeights() {
        return b == null ? List.of(w) : List.of(w, b);
    }

    @Override
    public INDArray forward(INDArray... inputs) {
        INDArray x = InputChecks.only(this, inputs);
        requireFit(x.shape());
        INDArray y = MatrixProducts.matmul(x, w.arrayForKernels());
        return b == null ? y : Kernels.addInPlace(y, b.arrayForKernels());
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.matmulTranspose(w));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        List<LocalGradient> gradients = new ArrayList<>();
        gradients.add(g -> call.input(0).transposeMatmul(g));
        if (b != null) {
            gradients.add(g -> g.sumKeepDims(0));
        }
        return gradients;
    }

    @Override
    public String toString() {
        return "Dense(" + w.size(0) + ", " + w.size(1) + (b == null ? ", without bias)" : ")");
    }

    private void requireFit(long... x) {
        if (x.length != 2 || x[1] != w.size(0)) {
            throw new ShapeException(this + " needs x of shape (n, " + w.size(0) + ") for its weights "
                    + Shapes.text(w.shape()) + ", but got " + Shapes.text(x)
                    + (x.length == 2 ? ": axis 1 is " + x[1] : InputChecks.rankText(x.length)));
        }
    }
}
