package io.beras.layers;

import io.beras.core.Arguments;
import io.beras.core.Tensor;
import io.beras.core.random.RandomNumbers;

/**
 * A function that draws the initial weights of a layer.
 *
 * <p>The distributions are those of Keras, where Xavier is called Glorot and Kaiming He. Normal distributions are truncated
 * at 2 standard deviations, with σ divided by 0.87962566; so the truncated distribution has the intended variance.
 *
 * <pre>{@code
 * new Dense(784, 256, Initializer.KAIMING_NORMAL);
 * new Dense(784, 256, Initializer.named("kaiming"));      // the same
 * new Dense(784, 256, Initializer.normal(0.01));
 * new Dense(784, 256, Initializer.XAVIER_NORMAL_UNTRUNCATED.withGain(5.0 / 3));      // PyTorch's recommendation for tanh
 * }</pre>
 *
 * <p>Sources: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks",
 * 2010; K. He et al., "Delving Deep into Rectifiers", 2015.
 */
@FunctionalInterface
public interface Initializer {

    /** All zeros: usually a mistake, because all units of a layer then stay equal. */
    Initializer ZEROS = constant(0);

    /** N(0, 1). */
    Initializer NORMAL = normal(1);

    /** Truncated normal with σ = √(2 / (in + out)), as Keras's GlorotNormal. */
    Initializer XAVIER_NORMAL =
            Distribution.of((in, out, draws) -> Distribution.truncatedNormal(Math.sqrt(2.0 / (in + out)), draws));

    /** Uniform in ±√(6 / (in + out)), as Keras's GlorotUniform. */
    Initializer XAVIER_UNIFORM =
            Distribution.of((in, out, draws) -> Distribution.uniform(Math.sqrt(6.0 / (in + out)), draws));

    /** Truncated normal with σ = √(2 / in), as Keras's HeNormal. */
    Initializer KAIMING_NORMAL =
            Distribution.of((in, out, draws) -> Distribution.truncatedNormal(Math.sqrt(2.0 / in), draws));

    /** Uniform in ±√(6 / in), as Keras's HeUniform. */
    Initializer KAIMING_UNIFORM = Distribution.of((in, out, draws) -> Distribution.uniform(Math.sqrt(6.0 / in), draws));

    /** Normal with σ = √(2 / (in + out)), not truncated: PyTorch's and needle's Xavier normal. */
    Initializer XAVIER_NORMAL_UNTRUNCATED =
            Distribution.of((in, out, draws) -> Distribution.normal(Math.sqrt(2.0 / (in + out)), draws));

    /** Normal with σ = √(2 / in), not truncated: PyTorch's and needle's Kaiming normal. */
    Initializer KAIMING_NORMAL_UNTRUNCATED =
            Distribution.of((in, out, draws) -> Distribution.normal(Math.sqrt(2.0 / in), draws));

    /** Returns FLOAT weights of shape (in, out). */
    Tensor initialize(int in, int out, RandomNumbers draws);

    /**
     * Returns the first columns of {@link #initialize}, of shape (in, columns): {@code Conv2d} keeps only these.
     *
     * <p>The initializers of this interface draw nothing else. By default all columns are drawn.
     */
    default Tensor initializeColumns(int columns, int in, int out, RandomNumbers draws) {
        return InitialWeights.requireShape(initialize(in, out, draws), in, out).slice(1, 0, columns);
    }

    /** Returns an initializer that sets every weight to this value. */
    static Initializer constant(double value) {
        return (in, out, draws) -> Tensor.zeros(in, out).add(value);
    }

    /** Returns an initializer that draws from N(0, σ²). */
    static Initializer normal(double sigma) {
        Arguments.requireNonNegative("sigma", sigma);
        return Distribution.of((in, out, draws) -> Distribution.normal(sigma, draws));
    }

    /** Returns an initializer that draws uniformly from ±limit. */
    static Initializer uniform(double limit) {
        Arguments.requireNonNegative("limit", limit);
        return Distribution.of((in, out, draws) -> Distribution.uniform(limit, draws));
    }

    /**
     * Returns an initializer that multiplies the draws of this initializer by a gain.
     *
     * <p>So {@code XAVIER_UNIFORM.withGain(g)} is uniform in ±g·√(6 / (in + out)). The Kaiming initializers already include
     * the gain √2 of ReLU.
     */
    default Initializer withGain(double gain) {
        Arguments.requireNonNegative("gain", gain);
        return new ScaledInitializer(this, gain);
    }

    /** Returns the initializer with this name: zero, normal, xavier, xavier uniform, kaiming or kaiming uniform. */
    static Initializer named(String name) {
        return switch (name) {
            case "zero" -> ZEROS;
            case "normal" -> NORMAL;
            case "xavier" -> XAVIER_NORMAL;
            case "xavier uniform" -> XAVIER_UNIFORM;
            case "kaiming" -> KAIMING_NORMAL;
            case "kaiming uniform" -> KAIMING_UNIFORM;
            default ->
                throw new IllegalArgumentException("there is no initializer named \"" + name
                        + "\"; the names are zero, normal, xavier, xavier uniform, kaiming and kaiming uniform");
        };
    }
}
