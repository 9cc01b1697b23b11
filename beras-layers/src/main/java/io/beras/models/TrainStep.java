package io.beras.models;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.RunScope;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.TrainingClaim;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import io.beras.core.VariableSnapshot;
import io.beras.data.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trains or tests a compiled model on one batch.
 *
 * <p>The first training step also checks that model, loss and data belong together: see {@link FirstStepCheck}.
 */
final class TrainStep {

    private final CompileSettings compiled;
    private final Model model;
    private final List<OutputMetric> metrics;
    private final boolean stopsAtNonFiniteLoss;
    private final VariableSnapshot snapshot = new VariableSnapshot();
    private boolean isFirst = true;
    private double lastLoss;
    private int steps;

    private TrainStep(CompileSettings compiled, List<OutputMetric> metrics, boolean stopsAtNonFiniteLoss) {
        this.compiled = compiled;
        this.model = compiled.model();
        this.metrics = metrics;
        this.stopsAtNonFiniteLoss = stopsAtNonFiniteLoss;
    }

    /** Returns the steps of {@link Model#batchStep}. */
    static TrainStep ofBatches(CompileSettings compiled) {
        return new TrainStep(compiled, compiled.metrics(), true);
    }

    /** Returns the steps of a run of {@link Model#fit} with these options; {@link EpochAverages} has the other metrics. */
    static TrainStep ofFit(CompileSettings compiled, FitOptions options) {
        return new TrainStep(compiled, EpochAverages.ofBatch(compiled.metrics()), options.stopsAtNonFiniteLoss());
    }

    CompileSettings compiled() {
        return compiled;
    }

    /** Trains on a batch, in a scope for the step's tensors, and returns the batch's loss and metrics. */
    Map<String, Double> train(Batch batch) {
        try (TrainingClaim claim = TrainingClaim.ofOptimizer(model, compiled.optimizer());
                StepScope scope = new StepScope("training step " + ++steps)) {
            return run(batch).values();
        }
    }

    /** Returns the loss and the metrics of a batch without training. */
    Map<String, Double> test(Batch given) {
        try (EvaluationScope step = new EvaluationScope()) {
            Scaling scaling = model.scaling();
            Batch scaled = scaling.standardized(given);
            Batch batch;
            List<Tensor> predictions;
            BatchLoss loss;
            try (RunScope run = RunScope.evaluation(model)) {
                batch = InputCast.toTypeOf(model, scaled);
                predictions = model.outputsOf(compiled, batch);
                loss = BatchLoss.of(compiled, predictions, batch);
                SampleWeightCheck.require(compiled, predictions, batch);
            }
            return values(
                    loss,
                    loss.total().item(),
                    scaling.predictionsForMetrics(predictions),
                    scaling.targetsForMetrics(given, batch));
        }
    }

    /**
     * Trains on a batch: forward, loss, gradients, update, values. The caller's {@link StepScope} owns the tensors.
     *
     * @throws NonFiniteValueException before anything has changed, if the loss is NaN or infinite
     */
    BatchResult run(Batch given) {
        Scaling scaling = model.scaling();
        Batch scaled = scaling.standardized(given); // before the tape, which needs no calls of the data
        Batch batch;
        List<Tensor> predictions;
        BatchLoss loss;
        double value;
        try (RunScope run = RunScope.training(model);
                GradientTape tape = new GradientTape()) {
            List<Variable> weights = run.weights();
            batch = InputCast.toTypeOf(weights, scaled);
            if (stopsAtNonFiniteLoss) {
                snapshot.saveRunningValues(weights);
            }
            predictions = model.outputsOf(compiled, batch);
            if (isFirst) {
                FirstStepCheck.requireTargetShapes(compiled, predictions, batch);
            }
            loss = BatchLoss.of(compiled, predictions, batch);
            value = loss.total().item();
            if (stopsAtNonFiniteLoss && !Double.isFinite(value)) {
                throw stopped(value, batch, tape);
            }
            List<Variable> variables = trainable(weights);
            requireSomethingToTrain(variables);
            List<? extends @Nullable Tensor> gradients = isFirst
                    ? checkedGradients(tape, batch, predictions, loss, variables)
                    : gradients(tape, loss.total(), variables);
            compiled.optimizer().applyGradients(variables, gradients);
            isFirst = false;
            lastLoss = value;
        }
        // After the run: an evaluation that uses the same metric waits for the weights.
        List<Tensor> outputs = scaling.predictionsForMetrics(predictions);
        List<Tensor> targets = scaling.targetsForMetrics(given, batch);
        return new BatchResult(values(loss, value, outputs, targets), loss.penalty(), outputs, targets, batch.size());
    }

    /** Checks after the last step that its update has left every weight finite. */
    void requireFiniteWeights() {
        if (stopsAtNonFiniteLoss) {
            NonFiniteDiagnosis.afterUpdate(model.weights()).ifPresent(cause -> {
                throw NonFiniteValueException.ofStep(cause, lastLoss);
            });
        }
    }

    private NonFiniteValueException stopped(double loss, Batch batch, GradientTape tape) {
        List<Call> calls = tape.calls();
        snapshot.restore();
        String cause = new NonFiniteDiagnosis(compiled, batch).cause(calls);
        snapshot.restore(); // the diagnosis repeats the forward pass
        return NonFiniteValueException.ofStep("the loss is " + loss + ": " + cause, loss);
    }

    private static List<Variable> trainable(List<Variable> weights) {
        List<Variable> trainable = new ArrayList<>(weights.size());
        for (Variable weight : weights) {
            if (weight.trainable()) {
                trainable.add(weight);
            }
        }
        return trainable;
    }

    private void requireSomethingToTrain(List<Variable> variables) {
        if (variables.isEmpty()) {
            int weights = model.weights().size();
            throw new IllegalStateException("there is nothing to train: "
                    + (weights == 0
                            ? "the model has no weights; register each layer with add(...), also a layer that only forward"
                                    + " or a lambda calls"
                            : "none of the model's " + weights
                                    + " weights is trainable; setTrainable(true) unfreezes them"));
        }
    }

    /** Returns the gradients of the first step, after checking that model, loss and data belong together. */
    private List<? extends @Nullable Tensor> checkedGradients(
            GradientTape tape, Batch batch, List<Tensor> predictions, BatchLoss loss, List<Variable> variables) {
        FirstStepCheck check = new FirstStepCheck(compiled, batch, predictions, loss, tape.calls());
        check.checkOutput();
        List<? extends @Nullable Tensor> gradients = gradients(tape, loss.total(), variables);
        check.checkGradients(variables, gradients);
        return gradients;
    }

    private List<? extends @Nullable Tensor> gradients(GradientTape tape, Tensor loss, List<Variable> variables) {
        List<? extends @Nullable Tensor> gradients = tape.gradient(loss, variables, Unconnected.NULL);
        if (gradients.stream().allMatch(Objects::isNull)) {
            throw new IllegalStateException("the loss depends on none of the model's " + variables.size()
                    + " trainable variables; call the parts of the model in forward, without detach() or plain arrays"
                    + " between them and the output");
        }
        return gradients;
    }

    private Map<String, Double> values(BatchLoss loss, double total, List<Tensor> predictions, List<Tensor> targets) {
        Map<String, Double> values = loss.values(compiled, total);
        try (RunMetrics run = RunMetrics.of(metrics)) {
            run.update(compiled, predictions, targets);
            values.putAll(run.results());
        }
        return values;
    }
}
