package io.beras.autograder.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps whose order is the same in each run, so that equal reports are equal files. */
final class Sorted {

    private Sorted() {}

    static <T> Map<String, T> copyOf(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
