package io.beras.exchange;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.io.DataFileException;
import io.beras.io.StoredType;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A layer with weights in a file of another library.
 *
 * @param name the name in the file
 * @param kinds the kinds that the layer may have; none if no layer of Beras has such weights
 * @param weights the weights by their roles, in the order of the file
 * @param epsilon the ε of a normalization, if the file states it
 */
record SourceLayer(String name, Set<LayerKind> kinds, Map<Role, SourceWeight> weights, OptionalDouble epsilon) {

    /** A weight in a file: its elements are read when they are requested. */
    record SourceWeight(String name, StoredType type, long[] shape, Reader reader) {}

    /** Reads a tensor of a file. */
    interface Reader {
        Tensor read() throws DataFileException;
    }

    /** Returns the layer for a message: {@code 0 (8, 4) (8)}. */
    @Override
    public String toString() {
        String shapes = weights.values().stream()
                .map(weight -> Shapes.text(weight.shape()))
                .collect(Collectors.joining(" "));
        return name + " " + shapes;
    }
}
