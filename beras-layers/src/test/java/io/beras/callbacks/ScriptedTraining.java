package io.beras.callbacks;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.layers.Dense;
import io.beras.losses.Loss;
import io.beras.models.Callback;
import io.beras.models.FitOptions;
import io.beras.models.History;
import io.beras.models.SequentialModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training with values known in advance: each epoch has one batch, which adds 1 to the only weight, and the validation
 * loss is the value of the script at the weight. So the weight of the model says of which epoch it is.
 */
final class ScriptedTraining {

    private final double[] script;
    private final Dense dense = new Dense(1, 1).withoutBias();
    final SequentialModel model = new SequentialModel(dense);
    final Optimizer optimizer = new Counting();

    /** Creates a training whose validation losses are these, from epoch 1 on; the last value repeats. */
    ScriptedTraining(double... valLosses) {
        script = valLosses;
        dense.w().assign(Tensor.zeros(1, 1));
        model.compile(optimizer, new ScriptedLoss());
    }

    History fit(int epochs, Callback... callbacks) {
        FitOptions options = new FitOptions().epochs(epochs).continueOnNonFiniteLoss();
        for (Callback callback : callbacks) {
            options.callback(callback);
        }
        return fit(options);
    }

    History fit(FitOptions options) {
        Tensor x = Tensor.ones(2, 1);
        return model.fit(x, x, options.validation(x, x));
    }

    /** Returns the number of epochs that the present weight has been trained for. */
    int epochOfWeight() {
        return (int) dense.w().item();
    }

    private final class ScriptedLoss implements Loss {

        @Override
        public INDArray forward(INDArray... inputs) {
            int epoch = (int) inputs[0].getDouble(0, 0);
            boolean isTraining = epoch == 0; // before the first update
            double value = isTraining ? 1 : script[Math.min(epoch, script.length) - 1];
            return Tensor.scalar(DataType.FLOAT, value).array();
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> call.input(0).mul(0), LocalGradient.none("targets are data"));
        }
    }

    private static final class Counting implements Optimizer {

        private double learningRate = 0.1;

        @Override
        public void applyGradients(List<Variable> variables, List<? extends @Nullable Tensor> gradients) {
            try (GradientTape.Pause pause = GradientTape.pause()) {
                variables.get(0).assign(variables.get(0).add(1));
            }
        }

        @Override
        public double learningRate() {
            return learningRate;
        }

        @Override
        public void setLearningRate(double learningRate) {
            this.learningRate = learningRate;
        }

        @Override
        public List<Variable> state() {
            return List.of();
        }
    }
}
