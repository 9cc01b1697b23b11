package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack of parts, each of which takes what the one before it gives.
 *
 * <pre>{@code
 * SequentialModel model = new SequentialModel(
 *         new Dense(784, 128), new ReLU(), new Dense(128, 10), new Softmax());
 * model.compile(new Adam(0.001), new CategoricalCrossEntropy(), new CategoricalAccuracy());
 * History history = model.fit(x, y, new FitOptions().epochs(5).batchSize(64));
 * }</pre>
 */
public class SequentialModel extends Model {

    private final List<Callable> stack = new ArrayList<>();

    /** Makes a model of these parts, first to last. */
    public SequentialModel(Callable... parts) {
        for (Callable part : parts) {
            append(part);
        }
    }

    /** Puts a part at the end, and returns this model. */
    public final SequentialModel append(Callable part) {
        stack.add(add(part));
        return this;
    }

    @Override
    protected Tensor forward(Tensor... inputs) {
        if (stack.isEmpty()) {
            throw new IllegalStateException("this SequentialModel has no parts; append some first");
        }
        Tensor x = stack.get(0).call(inputs);
        for (Callable part : stack.subList(1, stack.size())) {
            x = part.call(x);
        }
        return x;
    }
}
