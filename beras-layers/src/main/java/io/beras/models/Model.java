package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.ModeDependent;
import io.beras.core.NameScope;
import io.beras.core.Optimizer;
import io.beras.core.PartCycles;
import io.beras.core.Tensor;
import io.beras.core.TrainingClaim;
import io.beras.core.TrainingMode;
import io.beras.core.Weighted;
import io.beras.data.Batch;
import io.beras.data.Dataset;
import io.beras.data.Standardization;
import io.beras.io.DataFileException;
import io.beras.io.LoadReport;
import io.beras.io.Weights;
import io.beras.layers.CallObserver;
import io.beras.losses.Loss;
import io.beras.metrics.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network with any control flow: a subclass registers its parts with {@link #add} and implements {@link #forward}.
 *
 * <p>Order of use: {@link #compile}, {@link #fit}, then {@link #evaluate} and {@link #predict}. A model is itself
 * {@link Callable} and {@link Weighted}. So a model can be a part of another model, and a custom loop with a tape can train
 * it.
 *
 * <pre>{@code
 * final class TwoLayers extends Model {
 *     private final Dense first = add(new Dense(784, 100));
 *     private final Dense second = add(new Dense(100, 10));
 *
 *     protected Tensor forward(Tensor... inputs) {
 *         return second.call(first.call(inputs).relu());
 *     }
 * }
 * }</pre>
 *
 * <p>Several inputs are several tensors. For several outputs, override {@link #outputs} and compile with a loss for each:
 *
 * <pre>{@code
 * final class Answers extends Model {
 *     …
 *     protected List<Tensor> outputs(Tensor... inputs) {                        // image, question
 *         Tensor h = ofImage.call(inputs[0]).add(ofQuestion.call(inputs[1])).relu();
 *         return List.of(what.call(h), where.call(h));
 *     }
 *
 *     protected Tensor forward(Tensor... inputs) {
 *         return outputs(inputs).get(0);
 *     }
 * }
 *
 * model.compile(optimizer, OutputLoss.of("what", new SoftmaxCrossEntropy()), OutputLoss.of("where", new Huber()));
 * model.fit(List.of(images, questions), List.of(what, where), new FitOptions());
 * List<Tensor> answers = model.predictAll(images, questions);
 * }</pre>
 *
 * <p>A custom loop with a tape is free in all of this. {@link #compile} finds layers that are not registered, so call it before
 * a custom loop, too.
 *
 * <p>Threads: any number of threads may call {@code predict}, {@code evaluate} and {@code batchStep(x, y, false)} at the
 * same time, and one thread may train beside them. Each batch then uses the weights between two training steps. A second
 * training of the same weights throws {@link IllegalStateException}. {@code call} and a custom loop take no part in this;
 * open a {@link io.beras.core.RunScope} around them.
 */
public abstract class Model implements Callable, ModeDependent, NameScope {

    private final List<Callable> parts = new ArrayList<>();
    private final List<Weighted> weightedParts = new ArrayList<>();
    /** The parts, without calling methods of the subclass: its fields may have no values while it adds a part. */
    private final NameScope registered = new NameScope() {
        @Override
        public List<Weighted> children() {
            return weightedParts;
        }
    };

    private final TrainingMode mode = new TrainingMode(this);
    private @Nullable TrainStep trainStep;
    private int runningFits;
    private volatile Scaling scaling = Scaling.NONE;
    private boolean unusedWeightsAllowed;
    private final ModelInfo info = new ModelInfo();

    /** Computes the output for these inputs. */
    protected abstract Tensor forward(Tensor... inputs);

    /**
     * Computes all outputs for these inputs; only the output of {@link #forward} unless overridden.
     *
     * <p>Override this method for several outputs with a loss each. {@code forward} then returns the first of them, or another
     * tensor for {@link #call} and {@link #predict}.
     */
    protected List<Tensor> outputs(Tensor... inputs) {
        return List.of(call(inputs));
    }

    /** Returns all outputs, at least one. */
    final List<Tensor> allOutputs(Tensor... inputs) {
        @Nullable List<Tensor> outputs = outputs(inputs);
        if (outputs == null || outputs.isEmpty()) {
            throw new IllegalStateException(
                    ClassNames.of(this) + ".outputs returned " + outputs + "; return a tensor for each output");
        }
        return outputs;
    }

    /** Returns an output for each loss of these settings. */
    final List<Tensor> outputsOf(CompileSettings compiled, Batch batch) {
        compiled.requireTargets(batch);
        noteInputs(batch.inputs());
        Tensor[] inputs = batch.inputs().toArray(Tensor[]::new);
        if (compiled.hasOneOutput()) {
            return List.of(call(inputs));
        }
        List<Tensor> outputs = allOutputs(inputs);
        int losses = compiled.outputs().size();
        if (outputs.size() != losses) {
            throw new IllegalStateException(ClassNames.of(this) + ".outputs returned " + outputs.size()
                    + " tensors, but the model was compiled with " + losses
                    + " losses; return a tensor for each OutputLoss, in their order");
        }
        return outputs;
    }

    @Override
    public Tensor call(Tensor... inputs) {
        CallObserver.observe(this, inputs);
        @Nullable Tensor output = forward(inputs);
        if (output == null) {
            throw new IllegalStateException(ClassNames.of(this) + ".forward returned null; return the output tensor");
        }
        return output;
    }

    /**
     * Registers a part and returns it. Names its weights, as in "dense_1/w". {@code forward} may call a part many times.
     *
     * @throws IllegalArgumentException if the part contains this model, which would become a part of itself
     */
    protected <T extends Callable> T add(T part) {
        PartCycles.requireNone(this, part);
        if (parts.stream().noneMatch(known -> known == part)) {
            parts.add(part);
            if (part instanceof Weighted weighted) {
                weightedParts.add(weighted);
                registered.nameWeights();
            }
        }
        return part;
    }

    /** Returns the parts in the order of their registration, each part once. {@link SequentialModel} repeats parts. */
    public List<Callable> parts() {
        return List.copyOf(parts);
    }

    @Override
    public List<Weighted> children() {
        return Collections.unmodifiableList(weightedParts);
    }

    @Override
    public TrainingMode trainingMode() {
        return mode;
    }

    /**
     * Sets the optimizer, the loss that {@link #fit} minimises, and the metrics that {@code fit} reports.
     *
     * @throws IllegalStateException if a field of the model or of a part holds trainable weights that are not registered, or
     *     another thread trains the model
     * @throws IllegalArgumentException if a part contains itself, or the last part, the loss and the metrics do not belong
     *     together, such as a softmax before {@link io.beras.losses.SoftmaxCrossEntropy}
     */
    public void compile(Optimizer optimizer, Loss loss, Metric... metrics) {
        PartCycles.requireNone(this);
        try (TrainingClaim claim = TrainingClaim.of(this, optimizer)) {
            requireNoFit();
            trainStep = TrainStep.ofBatches(new CompileSettings(this, optimizer, loss, metrics));
        }
    }

    /**
     * Sets the optimizer, and a loss with metrics for each of the {@link #outputs}, in their order. {@link #fit} minimises the
     * sum of the losses, each multiplied by its weight.
     *
     * <pre>{@code
     * model.compile(
     *         new Adam(0.001),
     *         OutputLoss.of("digit", new SoftmaxCrossEntropy(), new CategoricalAccuracy()),
     *         OutputLoss.of("angle", new MeanSquaredError()).weight(0.1));
     * History history = model.fit(List.of(images), List.of(digits, angles), new FitOptions());
     * history.epochs("digit_accuracy");
     * }</pre>
     *
     * @throws IllegalStateException as {@link #compile(Optimizer, Loss, Metric...)} does
     * @throws IllegalArgumentException if there is no loss, or two values would have the same name in a history
     */
    public void compile(Optimizer optimizer, OutputLoss... outputs) {
        PartCycles.requireNone(this);
        try (TrainingClaim claim = TrainingClaim.of(this, optimizer)) {
            requireNoFit();
            trainStep = TrainStep.ofBatches(new CompileSettings(this, optimizer, List.of(outputs)));
        }
    }

    /**
     * Lets {@link #fit}, {@link #evaluate}, {@link #predict} and {@link #batchStep} standardize x, so that callers give the
     * samples in their own units. A saved model contains the means and deviations.
     *
     * <pre>{@code
     * model.scaleInputs(Standardization.fittedTo(parts.training()));
     * model.fit(parts.training(), new FitOptions().validation(parts.validation()));
     * model.predict(x);                                                     // x as in the file
     * }</pre>
     *
     * <p>{@link #call}, {@code forward} and a model that contains this model take standardized values. Call this method
     * before training: the weights depend on the scaling.
     */
    public final void scaleInputs(Standardization inputs) {
        scaling = new Scaling(inputs, scaling.targets());
    }

    /**
     * Lets {@link #fit}, {@link #evaluate} and {@link #batchStep} compute the loss on standardized targets of a regression.
     * Predictions and metrics have the units of the targets.
     *
     * <pre>{@code
     * model.scaleTargets(Standardization.fittedToTargets(parts.training()));
     * model.compile(new Adam(0.001), new MeanSquaredError(), new R2Score(), new LossMetric("mae", new MeanAbsoluteError()));
     * model.fit(parts.training());                                          // "mae" in euros
     * Tensor euros = model.predict(x);
     * }</pre>
     *
     * <p>A mean squared error of standardized targets is 1 for the constant prediction of their mean. Metrics compare in
     * DOUBLE, also for a model of FLOAT weights. {@link #call} returns standardized values.
     *
     * @throws IllegalArgumentException if the model is compiled with a loss of classes
     */
    public final void scaleTargets(Standardization targets) {
        Scaling changed = new Scaling(scaling.inputs(), targets);
        if (trainStep != null) {
            changed.requireFits(trainStep.compiled());
        }
        scaling = changed;
    }

    /** Returns the standardization that {@link #scaleInputs} has set. */
    public final Optional<Standardization> inputScaling() {
        return Optional.ofNullable(scaling.inputs());
    }

    /** Returns the standardization that {@link #scaleTargets} has set. */
    public final Optional<Standardization> targetScaling() {
        return Optional.ofNullable(scaling.targets());
    }

    final Scaling scaling() {
        return scaling;
    }

    /**
     * Lets training steps leave trainable weights without a gradient, for a {@link #forward} that skips parts on purpose.
     *
     * <p>Otherwise the first training step of {@link #fit}, and the first {@link #batchStep}, throw if the loss does not
     * depend on a trainable weight.
     */
    public final void allowUnusedWeights() {
        unusedWeightsAllowed = true;
    }

    final boolean allowsUnusedWeights() {
        return unusedWeightsAllowed;
    }

    /** Trains for one epoch on shuffled batches of 32 samples: {@code fit} with the default options. */
    public History fit(Tensor x, Tensor y) {
        return fit(x, y, new FitOptions());
    }

    /** Trains for one epoch on shuffled batches of 32 samples: {@code fit} with the default options. */
    public History fit(Dataset dataset) {
        return fit(dataset, new FitOptions());
    }

    /** Trains on samples x with targets y, batch first, and returns the loss and the metrics of each epoch. */
    public History fit(Tensor x, Tensor y, FitOptions options) {
        return fit(Dataset.of(x, y), options);
    }

    /**
     * Trains on a data set and returns the loss and the metrics of each epoch.
     *
     * <p>If the thread is interrupted, {@code fit} ends after the batch, returns the history and leaves the thread's
     * interrupt flag set. If {@code fit} throws, each callback still gets {@link Callback#onTrainEnd}, and
     * {@link TrainingRun#history()} holds the history.
     *
     * @throws NonFiniteValueException before the update of the first batch whose loss is NaN or infinite
     * @throws IllegalStateException if the model is not compiled, another thread trains one of its weights, {@code forward}
     *     uses trainable weights that are not registered, or the loss does not depend on a trainable weight: see
     *     {@link #allowUnusedWeights}
     */
    public History fit(Dataset dataset, FitOptions options) {
        CompileSettings compiled = trainStep().compiled();
        try (TrainingClaim claim = TrainingClaim.of(this, compiled.optimizer())) {
            runningFits++;
            return new FitLoop(compiled, options, dataset).run();
        } finally {
            runningFits--;
        }
    }

    /** The claim refuses other threads, so that a running fit is a fit of this thread. */
    private void requireNoFit() {
        if (runningFits > 0) {
            throw new IllegalStateException(
                    "compile was called by a callback of fit, which goes on with the optimizer and the"
                            + " loss from before; stop the run, and compile after fit");
        }
    }

    /** Trains a model of several inputs or outputs, with a tensor for each of them. */
    public History fit(List<Tensor> x, List<Tensor> y, FitOptions options) {
        return fit(Dataset.of(x, y), options);
    }

    /** Returns loss, metrics and predictions on several inputs and targets, without training, in batches of 1,024. */
    public Evaluation evaluate(List<Tensor> x, List<Tensor> y) {
        return evaluate(Dataset.of(x, y));
    }

    /** Returns loss, metrics and predictions on samples x with targets y, without training, in batches of 1,024. */
    public Evaluation evaluate(Tensor x, Tensor y) {
        return evaluate(x, y, EvaluateLoop.BATCH_SIZE);
    }

    /** Returns loss, metrics and predictions on a data set, without training, in batches of 1,024. */
    public Evaluation evaluate(Dataset dataset) {
        return evaluate(dataset, EvaluateLoop.BATCH_SIZE);
    }

    /** Returns loss, metrics and predictions on samples x with targets y, without training. */
    public Evaluation evaluate(Tensor x, Tensor y, int batchSize) {
        return evaluate(Dataset.of(x, y), batchSize);
    }

    /** Returns loss, metrics and predictions on a data set, without training. */
    public Evaluation evaluate(Dataset dataset, int batchSize) {
        return new EvaluateLoop(trainStep().compiled()).run(dataset, batchSize);
    }

    /**
     * Returns the output for samples, batch first, without training, in the units of {@linkplain #scaleTargets targets}. A
     * model of several inputs takes a tensor for each input; of several outputs, the result is that of {@link #forward}.
     */
    public Tensor predict(Tensor... inputs) {
        return EvaluateLoop.predict(this, inputs);
    }

    /** Returns all {@link #outputs} for samples, batch first, without training. */
    public List<Tensor> predictAll(Tensor... inputs) {
        return EvaluateLoop.predictAll(this, inputs);
    }

    /**
     * Computes the loss and the metrics of one batch. With {@code training}, also updates the weights once.
     *
     * @return plain values: "loss", and each metric by its name
     * @throws NonFiniteValueException before the update, if {@code training} and the loss is NaN or infinite
     */
    public Map<String, Double> batchStep(Tensor x, Tensor y, boolean training) {
        return batchStep(new Batch(x, y), training);
    }

    /** Computes the loss and the metrics of one batch, whose samples may have weights, and trains on it if requested. */
    public Map<String, Double> batchStep(Batch batch, boolean training) {
        return training ? trainStep().train(batch) : trainStep().test(batch);
    }

    /**
     * Saves the whole model and replaces the file: architecture, weights, optimizer and its state, loss, metrics, scaling and
     * {@link #info}. An error leaves the old file unchanged.
     *
     * <pre>{@code
     * SaveReport report = model.save(Path.of("digits.beras"));
     * Model same = Model.load(Path.of("digits.beras"));
     * }</pre>
     *
     * <p>The report names the parts that a file can't hold, such as a lambda, and the forward pass of a subclass. The weights
     * are always saved. If another thread trains the model, the file has the state between two training steps.
     *
     * @throws IOException if the file cannot be written; the message is one sentence with the path and the reason
     */
    public final SaveReport save(Path file) throws IOException {
        return ModelFile.save(this, file, null);
    }

    /**
     * Loads a model that {@link #save} has written. Its predictions have the same bits. The model is compiled if the file has
     * an optimizer and a loss; {@link #fit} then goes on with the saved state of the optimizer.
     *
     * <p>A file may hold custom layers, losses and models if their types are registered: see
     * {@link io.beras.core.config.ConfigTypes}. A file never contains Java code. A damaged or hostile file is refused.
     *
     * @throws DataFileException if the file is missing or damaged, has no architecture, or has a type that is not registered;
     *     the message is one sentence with the path and the remedy
     */
    public static Model load(Path file) throws DataFileException {
        try (ModelFile saved = ModelFile.open(file)) {
            return saved.model();
        }
    }

    /**
     * Loads the weights from a file of {@link #save} or of {@link Weights#save}, into this model of the same layers. If one
     * weight does not fit, loads none.
     *
     * <pre>{@code
     * TwoLayers model = new TwoLayers();                      // its forward pass is Java code, which no file holds
     * model.loadWeights(Path.of("two-layers.beras"));
     * }</pre>
     *
     * @throws DataFileException if the file is missing or damaged, or its names, shapes or types do not fit the model
     */
    public final LoadReport loadWeights(Path file) throws DataFileException {
        Weights.load(this, file);
        return new LoadReport(file, List.copyOf(namedWeights().keySet()), Map.of(), List.of(), List.of());
    }

    /** Returns the knowledge that is saved with the model: input shape, names of classes, preparation of inputs, notes. */
    public final ModelInfo info() {
        return info;
    }

    /**
     * Returns a table of the parts: output shape, parameters, memory and names of the weights, with the parts of blocks
     * indented.
     *
     * <p>The output shapes are known if {@link #info} has the shape of a sample, or the first layer is dense or a
     * normalization; otherwise {@link #summary(long...)} finds them.
     */
    public String summary() {
        return ModelSummary.of(this);
    }

    /**
     * Returns the table of {@link #summary()} for samples of this shape, without the batch axis.
     *
     * <p>To find the output shapes, the model is called with zeros, in evaluation mode: nothing in it changes. "(n, 128)" is
     * a batch of n rows, and "?" an output that was not observed, such as that of a custom layer in a custom forward.
     *
     * <pre>{@code
     * model.summary(1, 28, 28);
     * }</pre>
     *
     * @throws IllegalArgumentException if the model does not take such samples; the message is that of the part
     */
    public String summary(long... inputShape) {
        return inputShape.length == 0 ? summary() : summary(List.of(inputShape));
    }

    /**
     * Returns the table of {@link #summary(long...)} for a model of several inputs, from the shape of a sample of each input.
     *
     * <pre>{@code
     * model.summary(List.of(new long[] {1, 28, 28}, new long[] {10}));
     * }</pre>
     *
     * @throws IllegalArgumentException if the model does not take such samples; the message is that of the part
     */
    public String summary(List<long[]> inputShapes) {
        return ModelSummary.of(this, inputShapes);
    }

    @Override
    public String toString() {
        return ModelSummary.inOneLine(this);
    }

    /** Returns whether the model is in training mode, for a {@link #forward} that depends on the mode. */
    protected final boolean isTraining() {
        return mode.isTraining();
    }

    /** Stores the shapes of a sample, if they are not known: called before the first pass of fit, evaluate, predict. */
    final void noteInputs(List<Tensor> inputs) {
        if (info.inputShapes().isEmpty() && inputs.stream().allMatch(x -> x.rank() > 1)) {
            info.inputShapes(inputs.stream()
                    .map(x -> Arrays.copyOfRange(x.shape(), 1, x.rank()))
                    .toList());
        }
    }

    /** Returns the settings of {@link #compile}; throws before it. */
    final CompileSettings compiled() {
        return trainStep().compiled();
    }

    /** Returns the settings of {@link #compile}, or empty before it. */
    final Optional<CompileSettings> compiledIfAny() {
        return Optional.ofNullable(trainStep).map(TrainStep::compiled);
    }

    /** Runs an action with another optimizer in the place of that of compile. */
    final void withOptimizer(Optimizer optimizer, Runnable action) {
        TrainStep compiled = trainStep();
        trainStep = TrainStep.ofBatches(compiled.compiled().with(optimizer));
        try {
            action.run();
        } finally {
            trainStep = compiled;
        }
    }

    private TrainStep trainStep() {
        if (trainStep == null) {
            throw new IllegalStateException(
                    ClassNames.of(this) + " is not compiled; call compile(optimizer, loss, metrics) first");
        }
        return trainStep;
    }
}
