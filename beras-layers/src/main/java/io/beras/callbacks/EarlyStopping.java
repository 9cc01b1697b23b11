package io.beras.callbacks;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.models.Callback;
import io.beras.models.Mode;
import io.beras.models.Monitor;
import io.beras.models.TrainingRun;
import io.beras.models.WeightCopies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops training when a value has stopped improving, and gives the model the weights of the best epoch.
 *
 * <p>A value is an improvement if it is better than the best value by more than {@link #minDelta}. Training stops after
 * {@link #patience} epochs in a row without improvement, but not after the first epoch of a run.
 *
 * <pre>{@code
 * EarlyStopping stopping = new EarlyStopping("val_loss").patience(5);
 * model.fit(x, y, new FitOptions().epochs(200).validationSplit(0.1).callback(stopping));
 * stopping.reason();     // stopped after epoch 31: val_loss has not improved for 5 epochs; best value 0.0812 in epoch 26
 * }</pre>
 *
 * <p>The weights of the best epoch, with the running statistics, are restored at each end of training: by this callback,
 * another callback, the number of epochs, an interrupt or an exception. Keras restores weights only if it is told to; the
 * other rules, names and defaults are those of Keras.
 *
 * <p>A checkpoint that is saved after the weights were restored still holds the last weights for a run that resumes.
 */
public final class EarlyStopping implements Callback {

    private static final String BEST = "best/";

    private final String name;
    private Mode mode = Mode.AUTO;
    private double minDelta;
    private int patience;
    private @Nullable Double baseline;
    private boolean restoresBest = true;
    private int startFromEpoch;

    private Monitor monitor;
    private boolean isRestored;
    private double best;
    private int bestEpoch;
    private int wait;
    private int stoppedEpoch;
    /** The weights of the best epoch. */
    private final WeightCopies bestWeights = new WeightCopies();

    private final OneRun one = new OneRun(this);

    /** Creates a callback that watches this value of the epochs: "val_loss", "val_accuracy", "loss", …. */
    public EarlyStopping(String monitor) {
        name = monitor;
        this.monitor = Monitor.of(monitor);
    }

    /** Sets the difference that an improvement must exceed, at least 0; 0 unless set. */
    public EarlyStopping minDelta(double minDelta) {
        this.minDelta = Arguments.requireNonNegative("minDelta", minDelta);
        return this;
    }

    /** Sets the number of epochs without improvement after which training stops, at least 0; 0 unless set. */
    public EarlyStopping patience(int patience) {
        this.patience = Arguments.requireNonNegative("patience", patience);
        return this;
    }

    /** Sets the direction in which the value improves; {@link Mode#AUTO} unless set. */
    public EarlyStopping mode(Mode mode) {
        this.mode = mode;
        return this;
    }

    /** Sets a value that must be beaten, too: an epoch that does not beat this value uses up patience. None unless set. */
    public EarlyStopping baseline(double baseline) {
        if (Double.isNaN(baseline)) {
            throw new IllegalArgumentException("baseline is NaN, which no value beats; give a number");
        }
        this.baseline = baseline;
        return this;
    }

    /** Restores the weights of the best epoch at the end of training, or keeps the last weights; restores unless set. */
    public EarlyStopping restoreBestWeights(boolean restoreBestWeights) {
        restoresBest = restoreBestWeights;
        return this;
    }

    /** Keeps the last weights at the end of training: {@code restoreBestWeights(false)}. */
    public EarlyStopping keepLastWeights() {
        return restoreBestWeights(false);
    }

    /** Ignores the given number of epochs at the start of a run, at least 0; 0 unless set. */
    public EarlyStopping startFromEpoch(int startFromEpoch) {
        this.startFromEpoch = Arguments.requireNonNegative("startFromEpoch", startFromEpoch);
        return this;
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        one.begin(run);
        boolean resumes = isRestored && run.epoch() > 0; // a refused resume leaves a state
        isRestored = false;
        if (!resumes) {
            stoppedEpoch = 0;
            bestWeights.clear(); // before anything can throw: the weights may be of another model
            bestEpoch = 0;
            wait = 0;
        }
        monitor = new Monitor(name, mode).in(run);
        if (!resumes) {
            best = monitor.worst();
        } else if (!bestWeights.isEmpty()) {
            bestWeights.requireFit(run.model());
        }
    }

    @Override
    public void onEpochEnd(TrainingRun run, Map<String, Double> values) {
        stoppedEpoch = 0; // a run that had stopped goes on
        if (run.epoch() <= startFromEpoch) {
            return;
        }
        double value = monitor.value(values);
        if (restoresBest && bestWeights.isEmpty()) {
            keepBest(run); // the value may be NaN in each epoch
        }
        wait++;
        if (monitor.isBetter(value, best, minDelta)) {
            best = value;
            keepBest(run);
            if (baseline == null || monitor.isBetter(value, baseline, minDelta)) {
                wait = 0;
            }
        } else if (wait >= patience && run.epoch() > 1) {
            stoppedEpoch = run.epoch();
            run.stop();
        }
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        if (one.end(run) && restoresBest && !bestWeights.isEmpty()) {
            run.keepLastWeights();
            bestWeights.assignTo(run.model());
        }
    }

    /** Returns the best value so far; ∞ or −∞ before the first epoch that counts. */
    public double best() {
        return best;
    }

    /** Returns the epoch with the best value, counted from 1; 0 before the first epoch that counts. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** Returns the epoch after which this callback has stopped the run; 0 if it has not. */
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /** Returns why this callback has stopped the run, for people; empty if it has not. */
    public Optional<String> reason() {
        if (stoppedEpoch == 0) {
            return Optional.empty();
        }
        String aim = baseline == null ? "" : " beyond the baseline " + SettingsText.of(baseline);
        String found = best == monitor.worst()
                ? "no epoch had a better value than " + SettingsText.of((float) best)
                : "best value " + SettingsText.of((float) best) + " in epoch " + bestEpoch;
        return Optional.of("stopped after epoch " + stoppedEpoch + ": " + name + " has not improved" + aim + " for "
                + wait + (wait == 1 ? " epoch" : " epochs") + "; " + found);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put(SavedState.MONITOR, SavedState.text(name));
        state.put("best", SavedState.scalar(best));
        state.put("best_epoch", SavedState.scalar(bestEpoch));
        state.put("wait", SavedState.scalar(wait));
        state.put("stopped_epoch", SavedState.scalar(stoppedEpoch));
        bestWeights.addTo(state, BEST);
        return state;
    }

    @Override
    public void restore(Map<String, ? extends Tensor> state) {
        SavedState saved = new SavedState(this, state);
        saved.requireMonitor(name);
        double savedBest = saved.number("best");
        int savedBestEpoch = saved.count("best_epoch");
        int savedWait = saved.count("wait");
        int savedStop = saved.count("stopped_epoch");
        best = savedBest;
        bestEpoch = savedBestEpoch;
        wait = savedWait;
        stoppedEpoch = savedStop;
        bestWeights.restore(BEST, state);
        isRestored = true;
    }

    @Override
    public String toString() {
        SettingsText text = new SettingsText(this).text(name).value("patience", patience);
        text.unlessDefault("minDelta", minDelta, 0);
        if (mode != Mode.AUTO) {
            text.value("mode", mode);
        }
        if (baseline != null) {
            text.value("baseline", baseline);
        }
        return text.unlessDefault("startFromEpoch", startFromEpoch, 0)
                .ifTrue("keepLastWeights", !restoresBest)
                .toString();
    }

    private void keepBest(TrainingRun run) {
        bestEpoch = run.epoch();
        if (restoresBest) {
            bestWeights.copy(run.model());
        }
    }
}
