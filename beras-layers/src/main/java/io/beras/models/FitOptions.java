package io.beras.models;

import io.beras.core.Tensor;
import io.beras.data.Dataset;
import io.beras.data.TrainValidationSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Model#fit} goes about it: one epoch of shuffled batches of 32 unless told otherwise.
 *
 * <pre>{@code
 * new FitOptions().epochs(10).batchSize(64).seed(1).validation(xVal, yVal).callback(progress)
 * }</pre>
 */
public final class FitOptions {

    private int epochs = 1;
    private int epochsDone;
    private int batchSize = 32;
    private long seed;
    private boolean shuffled = true;
    private boolean shortBatchKept = true;
    private @Nullable Dataset validation;
    private Map<Integer, Double> classWeights = Map.of();
    private double validationShare;
    private @Nullable Integer workers;
    private final List<Callback> callbacks = new ArrayList<>();

    /** Sets how often to go through the data in all, at least once; 1 unless set. */
    public FitOptions epochs(int epochs) {
        this.epochs = requirePositive("epochs", epochs);
        return this;
    }

    /** Continues a run of which this many epochs are done: shuffling and counting go on from there; 0 unless set. */
    public FitOptions epochsDone(int epochsDone) {
        if (epochsDone < 0) {
            throw new IllegalArgumentException("epochsDone must be at least 0, not " + epochsDone);
        }
        this.epochsDone = epochsDone;
        return this;
    }

    /** Sets how many samples a step sees, at least one; 32 unless set. */
    public FitOptions batchSize(int batchSize) {
        this.batchSize = requirePositive("batchSize", batchSize);
        return this;
    }

    /** Sets the seed of the shuffling, and of what the data set draws; 0 unless set. */
    public FitOptions seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Keeps the data in its order instead of shuffling it each epoch. */
    public FitOptions inOrder() {
        shuffled = false;
        return this;
    }

    /**
     * Leaves out an epoch's last batch where it is smaller than the others: for layers that need whole batches, such as
     * {@link io.beras.layers.BatchNorm1d}. Shuffled, other samples are left out each time.
     */
    public FitOptions withoutShortBatch() {
        shortBatchKept = false;
        return this;
    }

    /** Evaluates on this data after each epoch; the history keeps the results as "val_loss" and so on. */
    public FitOptions validation(Dataset validation) {
        this.validation = validation;
        validationShare = 0;
        return this;
    }

    /** Evaluates on these samples and targets after each epoch. */
    public FitOptions validation(Tensor x, Tensor y) {
        return validation(Dataset.of(x, y));
    }

    /**
     * Makes the samples of some classes count more or less: their losses are multiplied by the weight of their class, 1 for
     * a class that has none here. Targets are INT labels, one-hot rows (the largest number says the class), or whole
     * numbers. Weights of the samples' own multiply with it; validation and metrics know nothing of it.
     *
     * <pre>{@code
     * new FitOptions().classWeights(Map.of(1, 20.0))      // the rare class 1 counts twenty times
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
     * Keeps this share of the data from training and evaluates on it after each epoch, in place of other validation data.
     *
     * <p>It is the last part of the data in their own order, before any shuffling, as in Keras: data sorted by class should
     * be split by {@link Dataset#split(double, long)}, which shuffles first.
     */
    public FitOptions validationSplit(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("validationSplit needs a share between 0 and 1, not " + share);
        }
        validationShare = share;
        validation = null;
        return this;
    }

    /**
     * Sets how many threads make batches ahead, 0 for none; unless set, one makes large batches where a core is free.
     *
     * <p>It changes how long training takes, never what comes of it: see {@link io.beras.data.DataLoader#workers}.
     */
    public FitOptions workers(int workers) {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be at least 0, not " + workers);
        }
        this.workers = workers;
        return this;
    }

    /** Tells this callback, after those already set, what happens. */
    public FitOptions callback(Callback callback) {
        callbacks.add(callback);
        return this;
    }

    int epochs() {
        return epochs;
    }

    int epochsDone() {
        return epochsDone;
    }

    void requireEpochsToDo() {
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

    /** Returns what of these data is for training. */
    Dataset trainingPart(Dataset dataset) {
        return validationShare == 0 ? dataset : parts(dataset).training();
    }

    /** Returns what to evaluate on: the share of these data that is kept from training, or others. */
    Optional<Dataset> validationPart(Dataset dataset) {
        return validationShare == 0
                ? Optional.ofNullable(validation)
                : Optional.of(parts(dataset).validation());
    }

    Optional<Integer> workers() {
        return Optional.ofNullable(workers);
    }

    Map<Integer, Double> classWeights() {
        return classWeights;
    }

    /** Returns the callbacks added so far, as one. */
    Callback callbacks() {
        return new CallbackList(callbacks);
    }

    private TrainValidationSplit parts(Dataset dataset) {
        return dataset.split(1 - validationShare);
    }

    private static int requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
        return value;
    }
}
