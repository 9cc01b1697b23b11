package io.beras.layers;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts one after the other as a block: each takes what the one before it gives, the first all the inputs.
 *
 * <p>A block has no training of its own: it is a part of a model, or of another block. {@code SequentialModel} is a model
 * made of one.
 *
 * <pre>{@code
 * Sequential block = new Sequential(new Dense(100, 50), new BatchNorm1d(50), new ReLU(), new Dense(50, 100));
 * new SequentialModel(new Residual(block), new Dense(100, 10));
 * }</pre>
 *
 * <p>A lambda may be a part, but it has no weights: a layer that a lambda calls inside is not trained.
 */
public final class Sequential implements Callable, Weighted {

    private final List<Callable> parts = new ArrayList<>();

    /** Makes a block of these parts, first to last. */
    public Sequential(Callable... parts) {
        this.parts.addAll(List.of(parts));
    }

    /** Puts a part at the end, and returns it. */
    public <T extends Callable> T add(T part) {
        parts.add(part);
        return part;
    }

    @Override
    public Tensor call(Tensor... inputs) {
        if (parts.isEmpty()) {
            throw new IllegalStateException("there are no parts to call one after the other; add some first");
        }
        Tensor x = parts.get(0).call(inputs);
        for (Callable part : parts.subList(1, parts.size())) {
            x = part.call(x);
        }
        return x;
    }

    @Override
    public List<Weighted> children() {
        return parts.stream()
                .filter(Weighted.class::isInstance)
                .map(Weighted.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return "Sequential";
    }
}
