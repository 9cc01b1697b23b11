package io.beras.callbacks;

import io.beras.core.Tensor;
import io.beras.models.Monitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The k best files that a checkpoint callback has written, with their values. */
final class KeptFiles {

    private static final String FILE = "kept_file_";
    private static final String VALUE = "kept_value_";

    /** A file and the value of its epoch. */
    private record Kept(Path file, double value) {}

    private final List<Kept> kept = new ArrayList<>();

    void clear() {
        kept.clear();
    }

    /** Returns whether a file with this value belongs to the k best. NaN never does. */
    boolean accepts(double value, int k, Monitor monitor) {
        return !Double.isNaN(value)
                && (kept.size() < k || kept.stream().anyMatch(file -> monitor.isBetter(value, file.value(), 0)));
    }

    /** Returns whether a file of this path is kept whose value is better: another epoch with the same file name. */
    boolean holdsBetter(Path file, double value, Monitor monitor) {
        return kept.stream().anyMatch(old -> old.file().equals(file) && monitor.isBetter(old.value(), value, 0));
    }

    /** Forgets other files: the files of another run, which this callback must not delete. */
    void keepOnly(Predicate<Path> ofThisRun) {
        kept.removeIf(old -> !ofThisRun.test(old.file()));
    }

    /** Adds a file, and returns the file that is no longer one of the k best: the worst, of equal files the oldest. */
    Optional<Path> add(Path file, double value, int k, Monitor monitor) {
        kept.removeIf(old -> old.file().equals(file));
        Optional<Path> dropped = Optional.empty();
        if (kept.size() >= k) {
            Kept worst = kept.get(0);
            for (Kept other : kept) {
                if (monitor.isBetter(worst.value(), other.value(), 0)) {
                    worst = other;
                }
            }
            kept.remove(worst);
            dropped = Optional.of(worst.file());
        }
        kept.add(new Kept(file, value));
        return dropped;
    }

    /** Returns the files, the oldest first. */
    List<Path> files() {
        return kept.stream().map(Kept::file).toList();
    }

    void addTo(Map<String, Tensor> state) {
        for (int i = 0; i < kept.size(); i++) {
            state.put(FILE + i, SavedState.text(kept.get(i).file().toString()));
            state.put(VALUE + i, SavedState.scalar(kept.get(i).value()));
        }
    }

    void restore(SavedState state) {
        kept.clear();
        for (int i = 0; state.has(FILE + i); i++) {
            kept.add(new Kept(Path.of(state.textOf(FILE + i)), state.number(VALUE + i)));
        }
    }
}
