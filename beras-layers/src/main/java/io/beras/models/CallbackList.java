package io.beras.models;

import java.util.List;
import java.util.Map;

/** Several callbacks as one: each event goes to all of them, in their order. */
final class CallbackList implements Callback {

    private final List<Callback> callbacks;

    CallbackList(List<Callback> callbacks) {
        this.callbacks = List.copyOf(callbacks);
    }

    @Override
    public void onTrainBegin(int epochs, int batches) {
        for (Callback callback : callbacks) {
            callback.onTrainBegin(epochs, batches);
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

    @Override
    public void onTrainEnd(History history) {
        for (Callback callback : callbacks) {
            callback.onTrainEnd(history);
        }
    }

    @Override
    public boolean wantsToStop() {
        return callbacks.stream().anyMatch(Callback::wantsToStop);
    }
}
