package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * Two dense layers with normalization and dropout, added to their input: the block of an MLP-ResNet.
 *
 * <p>Formula: y = relu(x + f(x)), with f = dense(dim, hidden), norm(hidden), relu, dropout(drop), dense(hidden, dim),
 * norm(dim). x and y are (n, dim).
 *
 * <pre>{@code
 * Callable block = new ResidualBlock(100, 50, BatchNorm1d::new, 0.1);
 * Callable other = new ResidualBlock(100, 50, LayerNorm1d::new, 0);
 * }</pre>
 *
 * <p>{@link Residual} adds any other function to its input.
 *
 * <p>Source: the homework "needle" of CMU 10-414, after K. He et al., "Deep Residual Learning for Image Recognition", 2016.
 */
public final class ResidualBlock implements Callable, Weighted, Configurable {

    private final int dim;
    private final int hidden;
    private final double drop;
    private final Sequential function;
    private final Sequential block;

    /**
     * Creates a block for {@code dim} features.
     *
     * @param hidden the features between the two dense layers
     * @param norm makes a normalization from its number of features, such as {@code BatchNorm1d::new}
     * @param drop the probability of dropping a hidden element in training
     */
    public ResidualBlock(int dim, int hidden, IntFunction<? extends Callable> norm, double drop) {
        this(dim, hidden, norm, drop, Dense::new);
    }

    /** Creates a block whose dense layers come from a function of their sizes, for other initial weights. */
    public ResidualBlock(
            int dim,
            int hidden,
            IntFunction<? extends Callable> norm,
            double drop,
            BiFunction<Integer, Integer, ? extends Callable> dense) {
        this(
                dim,
                hidden,
                drop,
                dense.apply(dim, hidden),
                norm.apply(hidden),
                dense.apply(hidden, dim),
                norm.apply(dim));
    }

    private ResidualBlock(
            int dim, int hidden, double drop, Callable dense, Callable norm, Callable lastDense, Callable lastNorm) {
        this.dim = dim;
        this.hidden = hidden;
        this.drop = drop;
        function = new Sequential(dense, norm, ResidualBlock::relu, new Dropout(drop), lastDense, lastNorm);
        block = new Sequential(new Residual(function), ResidualBlock::relu);
    }

    /** Creates the block of these settings. */
    static ResidualBlock of(Config config) {
        return new ResidualBlock(
                config.integer("dim"),
                config.integer("hidden"),
                config.number("drop"),
                config.part("dense1", Callable.class),
                config.part("norm1", Callable.class),
                config.part("dense2", Callable.class),
                config.part("norm2", Callable.class));
    }

    private static Tensor relu(Tensor... inputs) {
        return inputs[0].relu();
    }

    @Override
    public Tensor call(Tensor... inputs) {
        return block.call(inputs);
    }

    @Override
    public List<Weighted> children() {
        return function.children();
    }

    @Override
    public Config config() {
        return Config.empty()
                .with("dim", dim)
                .with("hidden", hidden)
                .with("drop", drop)
                .withPart("dense1", function.parts().get(0))
                .withPart("norm1", function.parts().get(1))
                .withPart("dense2", function.parts().get(4))
                .withPart("norm2", function.parts().get(5));
    }

    @Override
    public String toString() {
        return "ResidualBlock(" + dim + ", " + hidden + ")";
    }
}
