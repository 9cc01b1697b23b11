package io.beras.optim;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.config.Config;
import java.util.List;
import java.util.Map;

/** A learning rate that stays the same until another rate is set. */
final class FixedRate implements LearningRate {

    private double rate;

    FixedRate(double rate) {
        set(rate);
    }

    @Override
    public double current() {
        return rate;
    }

    @Override
    public void set(double rate) {
        this.rate = Arguments.requireNonNegative("a learning rate", rate);
    }

    @Override
    public void advance() {}

    @Override
    public List<Variable> state() {
        return List.of();
    }

    @Override
    public Config addTo(Config config) {
        return config.with("learningRate", rate);
    }

    @Override
    public Runnable prepareRestore(Map<String, Tensor> state) {
        return () -> {};
    }

    @Override
    public String toString() {
        return SettingsText.of(rate);
    }
}
