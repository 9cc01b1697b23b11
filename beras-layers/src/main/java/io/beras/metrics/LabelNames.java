package io.beras.metrics;

import java.util.List;
import java.util.stream.IntStream;

/** The names of classes in texts: given names, or the numbers of the classes. */
final class LabelNames {

    private LabelNames() {}

    /** Returns the numbers of the classes as their names. */
    static List<String> numbers(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    /** Returns the names, one for each class. */
    static List<String> require(List<String> names, int classes) {
        if (names.size() != classes) {
            throw new IllegalArgumentException("there are " + classes + " classes, but " + names.size()
                    + " class names; give a name for each class");
        }
        return List.copyOf(names);
    }
}
