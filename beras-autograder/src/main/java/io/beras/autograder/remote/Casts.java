package io.beras.autograder.remote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the elements of a list from another process. */
final class Casts {

    private Casts() {}

    /** Returns the elements; throws a {@link ClassCastException} or a {@link NullPointerException} if one does not fit. */
    static <T> List<T> list(@Nullable Object list, Class<T> type) {
        List<T> elements = new ArrayList<>();
        for (Object element : (List<?>) java.util.Objects.requireNonNull(list)) {
            elements.add(java.util.Objects.requireNonNull(type.cast(element)));
        }
        return elements;
    }
}
