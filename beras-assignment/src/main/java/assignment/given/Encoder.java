package assignment.given;

import io.beras.core.Callable;
import io.beras.core.Tensor;

/** Encodes labels as rows, and decodes such rows. */
public interface Encoder extends Callable {

    /** Stores the classes of these labels, and returns this encoder. */
    Encoder fit(Tensor labels);

    /** Returns the classes in ascending order. */
    int[] classes();

    /** Returns one row for each label. */
    Tensor forward(Tensor labels);

    /** Returns the label of each row. */
    Tensor inverse(Tensor rows);

    /** Returns {@link #forward} of the only input. */
    @Override
    default Tensor call(Tensor... inputs) {
        return forward(inputs[0]);
    }
}
