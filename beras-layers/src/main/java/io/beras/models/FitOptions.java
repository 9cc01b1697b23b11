package io.beras.models;

import io.beras.core.Arguments;
import io.beras.core.SettingsText;
import io.beras.core.Tensor;
import io.beras.data.Dataset;
import io.beras.data.TrainValidationSplit;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link Model#fit}. The default is one epoch of shuffled batches of 32 samples.
 *
 * <pre>{@code
 * new FitOptions().epochs(10).batchSize(64).seed(1).validation(xVal, yVal).callback(progress)
 * }</pre>
 */
public final class FitOptions {

    private int epochs = 1;
    private int epochsDone;
    private @Nullable Path resumeFile;
    private int batchSize = 32;
    private long seed;
    private boolean shuffled = true;
    private boolean shortBatchKept = true;
    private @Nullable Dataset validation;
    private Map<Integer, Double> classWeights = Map.of();
    private double validationFraction;
    private @Nullable Integer workers;
    private boolean stopsAtNonFiniteLoss = true;
    private final List<Callback> callbacks = new ArrayList<>();
    private Progress progress = Progress.OFF;
    private @Nullable PrintStream progressStream;

    /** Sets the total number of epochs, at least 1; 1 unless set. */
    public FitOptions epochs(int epochs) {
        this.epochs = Arguments.requirePositive("epochs", epochs);
        return this;
    }

    /** Continues a run after the given number of epochs (Keras's {@code initial_epoch}); 0 unless set. */
    public FitOptions epochsDone(int epochsDone) {
        this.epochsDone = Arguments.requireNonNegative("epochsDone", epochsDone);
        return this;
    }

    /**
     * Goes on with the run that {@link TrainingRun#save} wrote to this file, as if there had been no break: {@code fit}
     * restores the weights, the optimizer, the callbacks, the history and the place in the epoch. The results have the same
     * bits as those of a run without a break.
     *
     * <p>The model, its optimizer and loss, the data, the callbacks and the options must be those of the saved run.
     * {@link #epochs} may be larger. An optimizer with a schedule of the learning rate may get another schedule; without a
     * schedule it gets the saved rate. Between two epochs, metrics may be added. {@code fit} of a run whose epochs are done trains no more and returns its history.
     *
     * <pre>{@code
     * Path file = Path.of("runs/first/checkpoint.beras");
     * model.fit(x, y, options.resumeFrom(file));                // the options of the first run
     * }</pre>
     *
     * <p>{@code fit} throws {@link java.io.UncheckedIOException} if the file is missing or damaged, and
     * {@link IllegalArgumentException} if the file does not belong to this run. The exception names both values.
     */
    public FitOptions resumeFrom(Path file) {
        resumeFile = file;
        return this;
    }

    /** Sets the number of samples in a batch, at least 1; 32 unless set. */
    public FitOptions batchSize(int batchSize) {
        this.batchSize = Arguments.requirePositive("batchSize", batchSize);
        return this;
    }

    /** Sets the seed of the shuffling, of Dropout and of the draws of the data set; 0 unless set. */
    public FitOptions seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Keeps the order of the data instead of shuffling it for each epoch. */
    public FitOptions inOrder() {
        shuffled = false;
        return this;
    }

    /**
     * Leaves out the last batch of an epoch if it is smaller than the others (PyTorch's {@code drop_last}).
     *
     * <p>Layers such as {@link io.beras.layers.BatchNorm1d} need more than one sample in each batch. With shuffling, each
     * epoch leaves out other samples.
     */
    public FitOptions withoutShortBatch() {
        shortBatchKept = false;
        return this;
    }

    /** Evaluates on these data after each epoch. The history stores the results as "val_loss", "val_accuracy", …. */
    public FitOptions validation(Dataset validation) {
        this.validation = validation;
        validationFraction = 0;
        return this;
    }

    /** Evaluates on these samples and targets after each epoch. */
    public FitOptions validation(Tensor x, Tensor y) {
        return validation(Dataset.of(x, y));
    }

    /**
     * Weighs the samples by their class: multiplies the loss of a sample by the weight of its class, 1 unless given.
     *
     * <p>Targets must be INT labels, one-hot rows (the largest element marks the class), or integers in FLOAT or DOUBLE.
     * Sample weights are multiplied by class weights. Validation and metrics ignore class weights.
     *
     * <pre>{@code
     * new FitOptions().classWeights(Map.of(1, 20.0))      // the rare class 1 counts 20 times
     * }</pre>
     */
    public FitOptions classWeights(Map<Integer, Double> classWeights) {
        classWeights.forEach((label, weight) -> {
            if (label < 0 || !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "class weights need classes from 0 and finite weights of at least 0, not " + weight
                                + " for class " + label);
            }
        });
        this.classWeights = Map.copyOf(classWeights);
        return this;
    }

    /**
     * Evaluates on this fraction of the data after each epoch, and trains on the rest. Replaces other validation data.
     *
     * <p>The samples are drawn at random by the {@link #seed}, and each class has the same fraction in both parts:
     * {@link Dataset#stratifiedSplit}. Several targets are split without classes. Keras uses the last samples instead, which may lack a class.
     */
    public FitOptions validationSplit(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("validationSplit must be above 0 and below 1, not " + fraction);
        }
        validationFraction = fraction;
        validation = null;
        return this;
    }

    /**
     * Sets the number of threads that prefetch batches; 0 for none. Unless set, one thread prefetches large batches if a
     * core is free.
     *
     * <p>The number of workers changes the time of training but not its results: see
     * {@link io.beras.data.DataLoader#workers}.
     */
    public FitOptions workers(int workers) {
        this.workers = Arguments.requireNonNegative("workers", workers);
        return this;
    }

    /**
     * Lets training go on when the loss is NaN or infinite, where {@code fit} otherwise throws
     * {@link NonFiniteValueException}. The weights are then usually NaN, too, and stay so.
     */
    public FitOptions continueOnNonFiniteLoss() {
        stopsAtNonFiniteLoss = false;
        return this;
    }

    /** Adds a callback. Callbacks run in this order; callbacks that {@linkplain Callback#runsLast run last} follow. */
    public FitOptions callback(Callback callback) {
        callbacks.add(Objects.requireNonNull(callback, "callback(...) was given null; give a Callback"));
        return this;
    }

    /** Prints the progress of training on standard output; {@link Progress#OFF} unless set. */
    public FitOptions progress(Progress progress) {
        this.progress = progress;
        progressStream = null;
        return this;
    }

    /** Prints the progress of training on this stream, which {@link Progress#AUTO} takes for a file, not a terminal. */
    public FitOptions progress(Progress progress, PrintStream stream) {
        this.progress = progress;
        progressStream = stream;
        return this;
    }

    int epochs() {
        return epochs;
    }

    int epochsDone() {
        return epochsDone;
    }

    Optional<Path> resumeFile() {
        return Optional.ofNullable(resumeFile);
    }

    void requireEpochsToDo() {
        if (resumeFile != null) {
            if (epochsDone > 0) {
                throw new IllegalArgumentException("resumeFrom(" + resumeFile + ") knows the epochs that are done, so"
                        + " epochsDone(" + epochsDone + ") has no place; leave it out");
            }
            return;
        }
        if (epochsDone >= epochs) {
            throw new IllegalArgumentException("epochs(" + epochs + ") leaves nothing to do after epochsDone("
                    + epochsDone + "); epochs counts those already done");
        }
    }

    int batchSize() {
        return batchSize;
    }

    long seed() {
        return seed;
    }

    boolean isShuffled() {
        return shuffled;
    }

    boolean keepsShortBatch() {
        return shortBatchKept;
    }

    boolean stopsAtNonFiniteLoss() {
        return stopsAtNonFiniteLoss;
    }

    /** Divides the data into samples to train on and samples to evaluate on: a part of the data, separate data, or none. */
    FitData divide(Dataset dataset) {
        if (validationFraction == 0) {
            return new FitData(dataset, Optional.ofNullable(validation));
        }
        long validationSize = dataset.size() - Math.round((1 - validationFraction) * dataset.size());
        if (validationSize == 0 || validationSize == dataset.size()) {
            throw new IllegalArgumentException("validationSplit(" + validationFraction + ") of " + dataset.size()
                    + " samples leaves one part empty; give a fraction of at least one sample, or more samples");
        }
        TrainValidationSplit parts = dataset.stratifiedSplit(1 - validationFraction, seed);
        return new FitData(parts.training(), Optional.of(parts.validation()));
    }

    Optional<Integer> workers() {
        return Optional.ofNullable(workers);
    }

    Map<Integer, Double> classWeights() {
        return classWeights;
    }

    /** Returns the callbacks added so far, in the order of their events, and the output of the progress. */
    CallbackList callbacks() {
        List<Callback> all = new ArrayList<>(callbacks);
        progress.callback(progressStream).ifPresent(all::add);
        return new CallbackList(all);
    }

    /** Returns the options, as in "FitOptions(epochs=10, batchSize=64, seed=1, validation=500 samples)". */
    @Override
    public String toString() {
        SettingsText text = new SettingsText(this)
                .value("epochs", epochs)
                .unlessDefault("epochsDone", epochsDone, 0)
                .value("batchSize", batchSize)
                .value("seed", seed)
                .ifTrue("inOrder", !shuffled)
                .ifTrue("withoutShortBatch", !shortBatchKept);
        if (resumeFile != null) {
            text.value("resumeFrom", resumeFile);
        }
        if (validation != null) {
            text.text("validation=" + validation.size() + " samples");
        }
        text.unlessDefault("validationSplit", validationFraction, 0);
        if (!classWeights.isEmpty()) {
            text.value("classWeights", new TreeMap<>(classWeights));
        }
        if (workers != null) {
            text.value("workers", workers);
        }
        text.ifTrue("continueOnNonFiniteLoss", !stopsAtNonFiniteLoss);
        if (!callbacks.isEmpty()) {
            text.value("callbacks", callbacks);
        }
        if (progress != Progress.OFF) {
            text.value("progress", progress);
        }
        return text.toString();
    }
}
