package io.beras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sends each event to all callbacks: in the order in which they were added, callbacks that run last at the end. */
final class CallbackList {

    private final List<Callback> callbacks;
    private final List<Callback> started = new ArrayList<>();

    CallbackList(List<Callback> callbacks) {
        this.callbacks = Stream.concat(
                        callbacks.stream().filter(callback -> !callback.runsLast()),
                        callbacks.stream().filter(Callback::runsLast))
                .toList();
    }

    void onTrainBegin(TrainingRun run) {
        for (Callback callback : callbacks) {
            started.add(callback);
            callback.onTrainBegin(run);
        }
    }

    void onEpochBegin(TrainingRun run) {
        for (Callback callback : callbacks) {
            callback.onEpochBegin(run);
        }
    }

    void onBatchEnd(TrainingRun run, Map<String, Double> values) {
        for (Callback callback : callbacks) {
            callback.onBatchEnd(run, values);
        }
    }

    void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        for (Callback callback : callbacks) {
            callback.onEpochEnd(run, values);
        }
    }

    /** Ends every callback that has begun, even if an earlier callback throws, and then throws the first exception. */
    void onTrainEnd(TrainingRun run) {
        List<Throwable> failures = new ArrayList<>();
        for (Callback callback : started) {
            try {
                callback.onTrainEnd(run);
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        started.clear();
        throwFirst(failures);
    }

    /** Returns the callbacks in the order of their events. */
    List<Callback> inOrder() {
        return callbacks;
    }

    private static void throwFirst(List<Throwable> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(failure -> failure != first).forEach(first::addSuppressed);
        if (first instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) first;
    }
}
