package io.beras.data;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A data set of the slices of a tensor, with INT labels as targets. */
record LabeledTensorDataset(Tensor x, int[] classes) implements Dataset {

    @Override
    public int size() {
        return classes.length;
    }

    @Override
    public Batch batch(int... indices) {
        Tensor samples = x.gather(indices);
        return new Batch(
                samples,
                Tensor.ofLabels(IntStream.of(indices).map(i -> classes[i]).toArray()));
    }

    @Override
    public Optional<int[]> labels() {
        return Optional.of(classes.clone());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d samples: x %s %s, y (%d) INT labels",
                size(),
                Shapes.text(x.shape()),
                x.dataType(),
                size());
    }
}
