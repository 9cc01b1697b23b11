package io.beras.layers;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Regularizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.arrays.Kernels;
import io.beras.core.arrays.MatrixProducts;
import io.beras.core.arrays.ShapeKernels;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer on the last axis.
 *
 * <p>Formula: y = x·w + b, with x (n, in), w (in, out), b (1, out), y (n, out). The gradients for the upstream g are
 * ∂x = g·wᵀ, ∂w = xᵀ·g and ∂b = Σ g over the batch; the loss divides by the batch size.
 *
 * <p>Any other leading axes work too, as in Keras and PyTorch: a batch of sequences (n, t, in) becomes (n, t, out), and one
 * sample (in) becomes (out). All vectors share the weights, so ∂w and ∂b are sums over all leading axes.
 *
 * <pre>{@code
 * Dense dense = new Dense(784, 10);                                  // Xavier uniform weights, zero biases
 * Dense other = new Dense(784, 10, Initializer.named("kaiming")).withoutBias();
 * Dense small = new Dense(784, 10).regularized(Regularizer.l2(1e-4));
 * }</pre>
 */
@PureForward
public final class Dense implements Diffable, Configurable {

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
        return x.rank() == 1
                ? ShapeKernels.reshape(rowsTimesW(ShapeKernels.reshape(x, 1, x.length())), w.size(1))
                : rowsTimesW(x);
    }

    private INDArray rowsTimesW(INDArray x) {
        INDArray y = MatrixProducts.matmul(x, w.arrayForKernels());
        return b == null ? y : Kernels.addInPlace(y, b.arrayForKernels());
    }

    @Override
    public List<LocalGradient> inputGradients(Call call) {
        Tensor x = call.input(0);
        return List.of(g -> x.rank() == 1 ? rows(g).matmulTranspose(w).reshape(x.shape()) : g.matmulTranspose(w));
    }

    @Override
    public List<LocalGradient> weightGradients(Call call) {
        List<LocalGradient> gradients = new ArrayList<>();
        gradients.add(g -> rows(call.input(0)).transposeMatmul(rows(g)));
        if (b != null) {
            gradients.add(g -> rows(g).sumKeepDims(0));
        }
        return gradients;
    }

    /** Returns the vectors of the last axis as the rows of one matrix. */
    private static Tensor rows(Tensor x) {
        return x.rank() == 2 ? x : x.reshape(-1, x.size(-1));
    }

    @Override
    public Config config() {
        return Config.empty().with("in", w.size(0)).with("out", w.size(1)).with("bias", b != null);
    }

    @Override
    public String toString() {
        return "Dense(" + w.size(0) + ", " + w.size(1) + (b == null ? ", without bias)" : ")");
    }

    private void requireFit(long... x) {
        if (x.length == 0 || x[x.length - 1] != w.size(0)) {
            throw InputChecks.wrongLastAxis(this, w.size(0), x);
        }
    }
}
