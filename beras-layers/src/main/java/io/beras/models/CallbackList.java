package io.beras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several callbacks as one: each event goes to all of them, in their order. */
final class CallbackList implements Callback {

    private final List<Callback> callbacks;
    private final List<Callback> started = new ArrayList<>();

    CallbackList(List<Callback> callbacks) {
        this.callbacks = List.copyOf(callbacks);
    }

    @Override
    public void onTrainBegin(int epochs, int batches) {
        for (Callback callback : callbacks) {
            started.add(callback);
            callback.onTrainBegin(epochs, batches);
        }
    }

    @Override
    public void onEpochBegin(int epoch) {
        for (Callback callback : callbacks) {
            callback.onEpochBegin(epoch);
        }
    }

    @Override
    public void onBatchEnd(int epoch, int batch, Map<String, Double> values) {
        for (Callback callback : callbacks) {
            callback.onBatchEnd(epoch, batch, values);
        }
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
        for (Callback callback : callbacks) {
            callback.onEpochEnd(epoch, values, seconds);
        }
    }

    /** Ends every callback that has begun, even if an earlier callback throws, and then throws the first exception. */
    @Override
    public void onTrainEnd(History history) {
        List<Throwable> failures = new ArrayList<>();
        for (Callback callback : started) {
            try {
                callback.onTrainEnd(history);
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        started.clear();
        throwFirst(failures);
    }

    @Override
    public boolean wantsToStop() {
        for (Callback callback : callbacks) {
            if (callback.wantsToStop()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return callbacks.toString();
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
