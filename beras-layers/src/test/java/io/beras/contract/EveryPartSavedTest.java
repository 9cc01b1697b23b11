package io.beras.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.beras.contract.Parts.Part;
import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.config.ConfigTypes;
import io.beras.core.config.Configurable;
import io.beras.io.ConfigJson;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.ResidualBlock;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.Huber;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.Reduction;
import io.beras.losses.SoftmaxCrossEntropy;
import io.beras.metrics.BinaryAccuracy;
import io.beras.metrics.CategoricalAccuracy;
import io.beras.metrics.ConfusionMatrix;
import io.beras.metrics.F1;
import io.beras.metrics.LossMetric;
import io.beras.metrics.Metric;
import io.beras.metrics.Precision;
import io.beras.metrics.R2Score;
import io.beras.metrics.Recall;
import io.beras.metrics.TopKAccuracy;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** A file can hold every public layer, activation, loss and metric, with all their settings. */
class EveryPartSavedTest {

    @Test
    void everyPublicPartIsRegistered() {
        Set<String> parts = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(
                                "io.beras.layers", "io.beras.activations", "io.beras.losses", "io.beras.metrics")
                        .stream()
                        .filter(type -> type.isAssignableTo(Callable.class) || type.isAssignableTo(Metric.class))
                        .map(JavaClass::reflect)
                        .filter(type ->
                                Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers()))
                        .filter(type -> !ConfigTypes.isRegistered(type) || !Configurable.class.isAssignableFrom(type))
                        .forEach(type -> parts.add(type.getName()));

        assertEquals(Set.of(), parts);
    }

    @Test
    void aCreatedPartWithTheSameWeightsReturnsTheSameBits() {
        for (Part part : Parts.of(3, 4, 1)) {
            if (part.function() instanceof Configurable) { // Dropout has a lambda around it here
                Callable same = recreated(part.function(), Callable.class);
                if (part.function() instanceof Weighted weighted) {
                    weighted.cast(DataType.DOUBLE);
                }
                copyWeights(part.function(), same);
                if (part.function() instanceof BatchNorm1d norm) {
                    norm.setTraining(false);
                }

                Tensor[] inputs = part.inputs().toArray(Tensor[]::new);
                assertArrayEquals(
                        part.function().call(inputs).toDoubleArray(),
                        same.call(inputs).toDoubleArray(),
                        part.toString());
                assertEquals(part.function().toString(), same.toString());
            }
        }
    }

    @Test
    void settingsBesideTheDefaultsAreKept() {
        assertKept(new Dense(2, 3).withoutBias());
        assertKept(new Conv2d(2, 3, 3).withStride(2).withPadding(1).withoutBias());
        assertKept(new MaxPool2d(3).withStride(2).withPadding(1));
        assertKept(new AvgPool2d(3).withStride(2).withPadding(1));
        assertKept(new BatchNorm1d(3).momentum(.3).epsilon(1e-3));
        assertKept(new LayerNorm1d(3).epsilon(1e-3));
        assertKept(new ResidualBlock(3, 2, BatchNorm1d::new, .3));
        assertKept(new Huber(2.5, Reduction.SUM));
        assertKept(new MeanAbsoluteError(Reduction.HALF_SUM));
        assertKept(new SoftmaxCrossEntropy(Reduction.MEAN).withLabelSmoothing(.1));
        assertKept(new BinaryCrossEntropy().withLabelSmoothing(.2));
    }

    @Test
    void metricsKeepTheirSettings() {
        List<Metric> metrics = List.of(
                new CategoricalAccuracy(),
                new BinaryAccuracy().withThreshold(.3),
                new TopKAccuracy(3),
                new ConfusionMatrix().withThreshold(.7),
                new Precision().withThreshold(.4),
                new Recall().ofClass(2),
                new F1().macro(),
                new R2Score(),
                new LossMetric("huber", new Huber(2)));
        for (Metric metric : metrics) {
            Metric same = assertKept(metric, Metric.class);

            assertEquals(metric.name(), same.name());
        }
    }

    private static void assertKept(Callable part) {
        assertEquals(part.toString(), assertKept(part, Callable.class).toString());
    }

    private static <T> T assertKept(T part, Class<T> type) {
        T same = recreated(part, type);
        assertEquals(
                ((Configurable) part).config().toString(),
                ((Configurable) same).config().toString());
        assertEquals(part.getClass(), same.getClass());
        return same;
    }

    private static <T> T recreated(T part, Class<T> type) {
        ConfigJson json = ConfigJson.read(ConfigJson.write(Map.of("part", part)));
        return json.create(json.document().get("part"), type);
    }

    private static void copyWeights(Object from, Object to) {
        if (from instanceof Weighted weighted && to instanceof Weighted copy) {
            List<Variable> weights = weighted.weights();
            List<Variable> copies = copy.weights();
            assertEquals(weights.size(), copies.size());
            for (int i = 0; i < weights.size(); i++) {
                copies.get(i).castInPlace(weights.get(i).dataType());
                copies.get(i).assign(weights.get(i));
            }
        }
    }
}
