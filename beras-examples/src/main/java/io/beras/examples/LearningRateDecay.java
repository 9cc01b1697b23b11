package io.beras.examples;

import io.beras.core.Optimizer;
import io.beras.models.Callback;
import java.util.Map;

/**
 * Lets the learning rate fall by the same factor after each epoch.
 *
 * <p>Formula: with E epochs, epoch e = 1 … E has the rate lr·f^((e − 1)/E), so that it nears the share f of where it
 * began, however many epochs there are.
 */
final class LearningRateDecay implements Callback {

    private final Optimizer optimizer;
    private final double initialRate;
    private final double lastShare;
    private int epochs = 1;

    /** Makes a decay from the optimizer's present rate towards this share of it, above 0. */
    LearningRateDecay(Optimizer optimizer, double lastShare) {
        this.optimizer = optimizer;
        this.initialRate = optimizer.learningRate();
        this.lastShare = lastShare;
    }

    @Override
    public void onTrainBegin(int epochs, int batches) {
        this.epochs = epochs;
        optimizer.setLearningRate(initialRate);
    }

    @Override
    public void onEpochEnd(int epoch, Map<String, Double> values, double seconds) {
        optimizer.setLearningRate(initialRate * StrictMath.pow(lastShare, (double) epoch / epochs));
    }
}
