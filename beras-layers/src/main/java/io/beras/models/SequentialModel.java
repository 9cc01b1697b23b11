package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.config.Config;
import io.beras.core.config.Configurable;
import io.beras.layers.Sequential;
import java.util.List;

/**
 * A model that calls its parts one after the other: the output of a part is the input of the next part.
 *
 * <pre>{@code
 * SequentialModel model = new SequentialModel(
 *         new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
 * model.compile(new Adam(0.001), new CategoricalCrossEntropy(), new CategoricalAccuracy());
 * History history = model.fit(x, y, new FitOptions().epochs(5).batchSize(64));
 * }</pre>
 *
 * <p>A lambda may be a part, but a lambda has no weights: a layer that a lambda calls is not trained. Write a subclass of
 * {@link Model} for such a layer.
 */
public class SequentialModel extends Model implements Configurable {

    /** The parts in the order of their calls; a part that was added twice occurs twice. */
    private final Sequential block = new Sequential();

    /** Creates a model of these parts, first to last. */
    public SequentialModel(Callable... parts) {
        for (Callable part : parts) {
            block.add(super.add(part));
        }
    }

    /** Appends a part and returns it. */
    @Override
    public final <T extends Callable> T add(T part) {
        return block.add(super.add(part));
    }

    /** Returns the parts in the order of their calls. A part that was added twice occurs twice, and shares its weights. */
    @Override
    public final List<Callable> parts() {
        return block.parts();
    }

    /** Returns the parts as one block, in the order of their calls. */
    final Sequential block() {
        return block;
    }

    @Override
    protected Tensor forward(Tensor... inputs) {
        return block.call(inputs);
    }

    @Override
    public Config config() {
        return Config.empty().withParts("parts", block.parts());
    }
}
