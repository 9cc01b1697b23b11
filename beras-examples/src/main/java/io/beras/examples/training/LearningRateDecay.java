package io.beras.examples.training;

import io.beras.core.Optimizer;
import io.beras.models.Callback;
import io.beras.optim.schedules.ExponentialDecay;
import io.beras.optim.schedules.LearningRateSchedule;
import java.util.Map;

/**
 * Lets the learning rate fall by the same factor after each epoch, so that after the last one it is a given share of
 * where it began, however many epochs there are.
 */
final class LearningRateDecay implements Callback {

    private final Optimizer optimizer;
    private final double initialRate;
    private final double lastShare;
    private LearningRateSchedule schedule;

    /** Makes a decay from the optimizer's present rate towards this share of it, above 0. */
    LearningRateDecay(Optimizer optimizer, double lastShare) {
        this.optimizer = optimizer;
        this.initialRate = optimizer.learningRate();
        this.lastShare = lastShare;
        this.schedule = new ExponentialDecay(initialRate, 1, lastShare);
    }

    @Override
    public void onTrainBegin(int epochs, int batches) {
        schedule = new ExponentialDecay(initialRate, epochs, lastShare);
        optimizer.setLearningRate(schedule.at(0));
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
        optimizer.setLearningRate(schedule.at(epoch));
    }
}
