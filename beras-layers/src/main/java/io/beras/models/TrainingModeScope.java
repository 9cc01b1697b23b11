package io.beras.models;

/** A scope in which a model and its parts are in training mode or in evaluation mode; closing it restores the mode. */
final class TrainingModeScope implements AutoCloseable {

    private final Model model;
    private final boolean before;

    private TrainingModeScope(Model model, boolean training) {
        this.model = model;
        this.before = model.isTraining();
        model.setTraining(training);
    }

    /** Puts a model in training mode: a Dropout drops, a BatchNorm1d uses the statistics of the batch. */
    static TrainingModeScope training(Model model) {
        return new TrainingModeScope(model, true);
    }

    /** Puts a model in evaluation mode. */
    static TrainingModeScope evaluation(Model model) {
        return new TrainingModeScope(model, false);
    }

    @Override
    public void close() {
        model.setTraining(before);
    }
}
