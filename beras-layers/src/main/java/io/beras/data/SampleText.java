package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes samples and transforms in the {@code toString} of data sets. */
final class SampleText {

    private SampleText() {}

    /** Returns the number, the shapes and the types of samples and targets. */
    static String of(Tensor x, Tensor y) {
        return of(List.of(x), List.of(y));
    }

    /** Returns the number, the shapes and the types of several inputs and targets. */
    static String of(List<Tensor> x, List<Tensor> y) {
        return String.format(Locale.ROOT, "%,d samples: x %s, y %s", x.get(0).size(0), all(x), all(y));
    }

    /** Returns the name of a transform; a lambda has none. */
    static String of(Transform transform) {
        return transform.getClass().isSynthetic() || transform.getClass().isHidden()
                ? "a function"
                : transform.toString();
    }

    private static String all(List<Tensor> tensors) {
        return tensors.stream().map(SampleText::of).collect(Collectors.joining(" and "));
    }

    private static String of(Tensor tensor) {
        return Shapes.text(tensor.shape()) + " " + tensor.dataType();
    }
}
