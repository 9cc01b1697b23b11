package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.PartCycles;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A block of parts that are called in order: each part gets the output of the part before, and the first part all inputs.
 *
 * <p>A block is a part of a model or of another block, and has no {@code fit}. {@code SequentialModel} is a model that
 * consists of a block.
 *
 * <pre>{@code
 * Sequential block = new Sequential(new Dense(100, 50), new BatchNorm1d(50), new ReLU(), new Dense(50, 100));
 * new SequentialModel(new Residual(block), new Dense(100, 10));
 * }</pre>
 *
 * <p>A part may be a lambda, but a lambda has no weights: layers that the lambda calls are not trained.
 */
public final class Sequential implements Callable, Weighted, Configurable {

    private final List<Callable> parts = new ArrayList<>();
    private final List<Weighted> weightedParts = new ArrayList<>();

    /** Creates a block of these parts, in this order. */
    public Sequential(Callable... parts) {
        for (Callable part : parts) {
            add(part);
        }
    }

    /**
     * Adds a part at the end, and returns the part.
     *
     * @throws IllegalArgumentException if the part contains this block, which would become a part of itself
     */
    public <T extends Callable> T add(T part) {
        PartCycles.requireNone(this, part);
        parts.add(part);
        if (part instanceof Weighted weighted) {
            weightedParts.add(weighted);
        }
        return part;
    }

    /** Returns the parts in the order of their calls; a part that was added twice occurs twice. */
    public List<Callable> parts() {
        return List.copyOf(parts);
    }

    @Override
    public Tensor call(Tensor... inputs) {
        if (parts.isEmpty()) {
            throw new IllegalStateException("there are no parts to call one after the other; add some first");
        }
        CallObserver.observe(this, inputs);
        Tensor x = parts.get(0).call(inputs);
        for (Callable part : parts.subList(1, parts.size())) {
            x = part.call(x);
        }
        return x;
    }

    @Override
    public List<Weighted> children() {
        return Collections.unmodifiableList(weightedParts);
    }

    @Override
    public Config config() {
        return Config.empty().withParts("parts", parts);
    }

    @Override
    public String toString() {
        return "Sequential";
    }
}
