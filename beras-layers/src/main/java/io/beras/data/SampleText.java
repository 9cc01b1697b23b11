package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.Locale;

/** Describes samples and transforms in the {@code toString} of data sets. */
final class SampleText {

    private SampleText() {}

    /** Returns the number, the shapes and the types of samples and targets. */
    static String of(Tensor x, Tensor y) {
        return String.format(Locale.ROOT, "%,d samples: x %s, y %s", x.size(0), of(x), of(y));
    }

    /** Returns the name of a transform; a lambda has none. */
    static String of(Transform transform) {
        return transform.getClass().isSynthetic() || transform.getClass().isHidden()
                ? "a function"
                : transform.toString();
    }

    private static String of(Tensor tensor) {
        return Shapes.text(tensor.shape()) + " " + tensor.dataType();
    }
}
