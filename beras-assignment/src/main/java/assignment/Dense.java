package assignment;

import io.beras.autograder.Exercise;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A fully connected layer.
 *
 * <p>Formula: y = x·w + b. Shapes: x (n, in), w (in, out), b (1, out), y (n, out).
 */
public final class Dense implements Diffable {

    private final Variable w;
    private final Variable b;

    /** Creates a layer of these weights: w (in, out) and b (1, out). */
    public Dense(Variable w, Variable b) {
        this.w = w;
        this.b = b;
    }

    /** Creates a layer from {@code in} to {@code out} features, with {@link #initialWeights} and zero biases. */
    public Dense(int in, int out, String initializer) {
        this(new Variable("w", initialWeights(initializer, in, out)), new Variable("b", Tensor.zeros(1, out)));
    }

    /**
     * Returns weights of shape (in, out) to start from.
     *
     * <p>The initializers: "zero" gives zeros; the others draw from a normal distribution with mean 0 and the standard
     * deviation σ = 1 ("normal"), σ = √(2 / (in + out)) ("xavier") or σ = √(2 / in) ("kaiming").
     *
     * @throws IllegalArgumentException if the initializer has another name; the message says the name
     */
    @Exercise(
            part = "dense",
            step = "initializers",
            hints = {
                "Draw from the standard normal distribution, then multiply by the standard deviation of the initializer.",
                "Tensor.randomNormal(in, out) draws, mul(sigma) scales; a switch on the name chooses sigma.",
                "zero: sigma 0; normal: 1; xavier: root of 2.0 / (in + out); kaiming: root of 2.0 / in; write 2.0, not 2."
            })
    public static Tensor initialWeights(String initializer, int in, int out) {
        double sigma = switch (initializer) {
            case "zero" -> 0;
            case "normal" -> 1;
            case "xavier" -> Math.sqrt(2.0 / (in + out));
            case "kaiming" -> Math.sqrt(2.0 / in);
            default ->
                throw new IllegalArgumentException(
                        "there is no initializer \"" + initializer + "\"; use zero, normal, xavier or kaiming");
        };
        return Tensor.randomNormal(in, out).mul(sigma);
    }

    /**
     * Returns y = x·w + b.
     *
     * <p>Shapes: the only input x (n, in), result (n, out). The bias row b is added to every row. {@code w.array()} is the
     * array of a variable: read it, do not change it.
     */
    @Exercise(
            part = "dense",
            step = "forward",
            hints = {
                "Multiply the input by the weights as matrices, then add the bias to every row.",
                "INDArray has mmul for the product of matrices (mul is elementwise) and addRowVector for the bias.",
                "y is x times w.array() by mmul, then addRowVector with b.array()."
            })
    @Override
    public INDArray forward(INDArray... inputs) {
        return inputs[0].mmul(w.array()).addRowVector(b.array());
    }

    /**
     * Returns the gradient of the input for an upstream gradient g.
     *
     * <p>Formula: ∂x = g·wᵀ. Shapes: g (n, out), ∂x (n, in).
     */
    @Exercise(
            part = "dense",
            step = "input-gradients",
            hints = {
                "Each input feature reaches every output through one row of w: the gradient goes back through the same row.",
                "The shapes leave one product: (n, out) times (out, in) gives (n, in); the second factor is w transposed.",
                "Return a list of one function of g: the matrix product of g with the transpose of w (matmulTranspose)."
            })
    @Override
    public List<LocalGradient> inputGradients(Call call) {
        return List.of(g -> g.matmulTranspose(w));
    }

    /**
     * Returns the gradients of w and of b, in this order, for an upstream gradient g.
     *
     * <p>Formulas: ∂w = xᵀ·g and ∂b = Σ g over the n samples of the batch. Shapes: g (n, out), ∂w (in, out), ∂b (1, out).
     * {@code call.input(0)} is x. There is no division by n: the mean belongs to the loss.
     */
    @Exercise(
            part = "dense",
            step = "weight-gradients",
            hints = {
                "Every sample of the batch adds its share to the gradient of the weights: both gradients are sums over the batch.",
                "The product of (in, n) and (n, out) is (in, out) and already sums over n; b needs a sum over axis 0.",
                "Two functions of g: x transposed times g (transposeMatmul), then the sum of g over axis 0 that keeps 1 row."
            })
    @Override
    public List<LocalGradient> weightGradients(Call call) {
        Tensor x = call.input(0);
        return List.of(g -> x.transposeMatmul(g), g -> g.sumKeepDims(0));
    }

    @Override
    public List<Variable> ownWeights() {
        return List.of(w, b);
    }
}
