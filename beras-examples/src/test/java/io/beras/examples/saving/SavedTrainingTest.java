package io.beras.examples.saving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.activations.ReLU;
import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.models.FitOptions;
import io.beras.models.Model;
import io.beras.models.SaveReport;
import io.beras.models.SequentialModel;
import io.beras.optim.AdaGrad;
import io.beras.optim.Adam;
import io.beras.optim.AdamW;
import io.beras.optim.BasicOptimizer;
import io.beras.optim.ClipByGlobalNorm;
import io.beras.optim.ClipByNorm;
import io.beras.optim.ClipByValue;
import io.beras.optim.Nadam;
import io.beras.optim.RMSProp;
import io.beras.optim.SGD;
import io.beras.optim.schedules.CosineDecay;
import io.beras.optim.schedules.ExponentialDecay;
import io.beras.optim.schedules.OneCycle;
import io.beras.optim.schedules.PiecewiseConstant;
import io.beras.optim.schedules.PolynomialDecay;
import io.beras.optim.schedules.StepDecay;
import io.beras.optim.schedules.WarmUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Training that goes on after save and load has the same bits as training without the break. */
class SavedTrainingTest {

    private static final Tensor X = Tensor.of(DataType.FLOAT, numbers(40 * 6), 40, 6);
    private static final Tensor Y = Tensor.ofLabels(labels(40));

    @TempDir
    Path folder;

    static Stream<Arguments> optimizers() {
        return Stream.<Supplier<Optimizer>>of(
                        () -> new BasicOptimizer(.1),
                        () -> new SGD(.1, .9),
                        () -> new SGD(.1, .9).dampening(.3).weightDecay(1e-3),
                        () -> new SGD(.1, .9).nesterov(),
                        () -> new SGD(.1).dampedMomentum(.8),
                        () -> new RMSProp(.01),
                        () -> new RMSProp(.01)
                                .beta(.8)
                                .epsilon(1e-4)
                                .momentum(.5)
                                .centered()
                                .weightDecay(.01),
                        () -> new AdaGrad(.1).epsilon(1e-5).initialSum(.1).weightDecay(.01),
                        () -> new Adam(.01),
                        () -> new Adam(.01)
                                .beta1(.8)
                                .beta2(.99)
                                .epsilon(1e-8)
                                .weightDecay(.01)
                                .amsgrad(),
                        () -> new AdamW(.01).weightDecay(.1),
                        () -> new Nadam(.01),
                        () -> new ClipByNorm(.1).before(new SGD(.1, .9)),
                        () -> new ClipByValue(.1).before(new Adam(.1)),
                        () -> new ClipByGlobalNorm(.1).before(new RMSProp(.1)),
                        () -> new Adam(new StepDecay(.1, 3, .5)),
                        () -> new SGD(new ExponentialDecay(.1, 3, .5), .9),
                        () -> new AdamW(new CosineDecay(.1, 9, .01)),
                        () -> new Nadam(new PolynomialDecay(.1, 9, .01, 2)),
                        () -> new RMSProp(new OneCycle(.1, 12)),
                        () -> new AdaGrad(new WarmUp(4, new PiecewiseConstant(.1).from(2, .01))),
                        () -> new BasicOptimizer(new StepDecay(.1, 1, .5).inEpochsOf(4)))
                .map(optimizer -> Arguments.of(optimizer.get().toString(), optimizer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void trainingGoesOnAsIfThereHadBeenNoBreak(String name, Supplier<Optimizer> optimizer) throws IOException {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Model model = model(type, optimizer.get());
            model.fit(X, Y, options(1, 0));
            Path file = folder.resolve("model.beras");

            SaveReport report = model.save(file);
            Model loaded = Model.load(file);

            assertTrue(report.isComplete(), report.toString());
            assertSameBits(model, loaded);
            model.fit(X, Y, options(3, 1));
            loaded.fit(X, Y, options(3, 1));
            assertSameBits(model, loaded);
        }
    }

    @Test
    void theLearningRateThatACallbackHasSetIsSaved() throws IOException {
        Optimizer optimizer = new Adam(.01);
        Model model = model(DataType.FLOAT, optimizer);
        optimizer.setLearningRate(.003);
        Path file = folder.resolve("model.beras");
        model.save(file);

        Model loaded = Model.load(file);
        loaded.fit(X, Y, options(1, 0));
        model.fit(X, Y, options(1, 0));

        assertSameBits(model, loaded);
    }

    @Test
    void aModelWhoseScheduleIsALambdaLoadsWithoutBeingCompiled() throws IOException {
        Model model = model(DataType.FLOAT, new SGD(step -> .1 / (step + 1)));
        Path file = folder.resolve("model.beras");

        SaveReport report = model.save(file);

        assertEquals(1, report.missing().size());
        assertTrue(
                report.missing()
                        .get(0)
                        .startsWith(
                                "the optimizer: the setting \"schedule\" of SGD: an anonymous LearningRateSchedule has no"
                                        + " settings; write it as a class"),
                report.toString());
        assertSameBits(model, Model.load(file));
    }

    private static FitOptions options(int epochs, int done) {
        return new FitOptions().epochs(epochs).epochsDone(done).batchSize(10);
    }

    private static Model model(DataType type, Optimizer optimizer) {
        try (Randomness.Scope scope = Randomness.of(5).use()) {
            Model model = new SequentialModel(
                    new Dense(6, 8), new BatchNorm1d(8), new ReLU(), new Dropout(.2), new Dense(8, 3));
            model.cast(type);
            model.compile(optimizer, new SoftmaxCrossEntropy(), new CategoricalAccuracy());
            return model;
        }
    }

    private static void assertSameBits(Model model, Model loaded) {
        Map<String, ? extends Tensor> weights = loaded.namedWeights();
        model.namedWeights().forEach((name, weight) -> {
            Tensor other = weights.get(name);
            assertEquals(weight.dataType(), other.dataType());
            assertArrayEquals(weight.toDoubleArray(), other.toDoubleArray(), name);
        });
        assertArrayEquals(model.predict(X).toDoubleArray(), loaded.predict(X).toDoubleArray());
    }

    private static double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.sin(i * 1.7);
        }
        return numbers;
    }

    private static int[] labels(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 3;
        }
        return labels;
    }
}
