package io.beras.autograder;

import static io.beras.autograder.GradientAssertions.assertGradients;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.losses.CategoricalCrossEntropy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

@DisabledIfSystemProperty(named = "beras.gradcheck.seed", matches = ".*", disabledReason = "the tests count seeds")
class GradientCheckTestTest {

    /** y = 3·x, whose gradient misses the 3 if the factor of the gradient is 1. */
    record Triple(double gradientFactor) implements Diffable {

        @Override
        public INDArray forward(INDArray... x) {
            return x[0].mul(3);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            return List.of(g -> g.mul(gradientFactor));
        }
    }

    /** The tests that the tests below run. */
    static class Examples {

        static final List<double[]> SEEN = new ArrayList<>();

        @GradientCheckTest
        void right(@Shape({5, 3}) Tensor x) {
            assertGradients(new Triple(3), x);
        }

        @GradientCheckTest(seeds = 2)
        void wrong(@Shape({5, 3}) Tensor x) {
            assertGradients(new Triple(1), x);
        }

        @GradientCheckTest
        void loss(
                @Shape(
                                value = {5, 3},
                                values = Values.PROBABILITIES)
                        Tensor prediction,
                @Shape(
                                value = {5, 3},
                                values = Values.ONE_HOT)
                        Tensor target) {
            assertGradients(GradientCheck.of(new CategoricalCrossEntropy()).onlyInputs(0), prediction, target);
        }

        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @GradientCheckTest(seeds = 2)
        void draws(
                @Shape({4, 2}) Tensor signed,
                @Shape(
                                value = {4, 2},
                                values = Values.POSITIVE)
                        Tensor positive,
                @Shape(
                                value = {4, 2},
                                values = Values.PROBABILITIES)
                        Tensor rows,
                @Shape(
                                value = {4, 2},
                                values = Values.ONE_HOT)
                        Tensor oneHot) {
            SEEN.add(signed.toDoubleArray());
            SEEN.add(positive.toDoubleArray());
            SEEN.add(rows.sum(1).toDoubleArray());
            SEEN.add(oneHot.sum(1).toDoubleArray());
            SEEN.add(Tensor.randomNormal(3).toDoubleArray());
        }

        @GradientCheckTest(seeds = 1)
        void noShape(Tensor x) {}

        @GradientCheckTest(seeds = 0)
        void noSeeds(@Shape(3) Tensor x) {}
    }

    private final Map<String, TestExecutionResult> runs = new LinkedHashMap<>();
    private Optional<Throwable> failureOfTheMethod = Optional.empty();

    @BeforeEach
    void forget() {
        Examples.SEEN.clear();
    }

    private void run(String method, String parameters, Map<String, String> configuration) {
        runs.clear();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(Examples.class, method, parameters))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .configurationParameters(configuration)
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    runs.put(test.getDisplayName(), result);
                                } else if (result.getThrowable().isPresent()) {
                                    failureOfTheMethod = result.getThrowable();
                                }
                            }
                        });
    }

    private void run(String method) {
        run(method, Tensor.class.getName(), Map.of());
    }

    private void runDraws(String seed) {
        String tensor = Tensor.class.getName();
        run("draws", String.join(",", tensor, tensor, tensor, tensor), Map.of("beras.gradcheck.seed", seed));
    }

    private long passed() {
        return runs.values().stream()
                .filter(result -> result.getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                .count();
    }

    @Test
    void aRightGradientPassesWithThreeSeedsInTheNames() {
        run("right");
        assertEquals(3, runs.size());
        assertEquals(3, passed());
        assertTrue(runs.keySet().stream().allMatch(name -> name.matches("seed \\d+")), runs.toString());
    }

    @Test
    void aWrongGradientFailsWithTheReportAndItsDiagnoses() {
        run("wrong");
        assertEquals(2, runs.size());
        runs.forEach((name, result) -> {
            CheckFailure failure =
                    assertInstanceOf(CheckFailure.class, result.getThrowable().orElseThrow());
            assertTrue(failure.getMessage().contains("WRONG"), failure.getMessage());
            assertTrue(failure.getMessage().contains(failure.diagnoses().get(0).text()), failure.getMessage());
            assertTrue(failure.getMessage().contains(name + ";"), failure.getMessage());
        });
    }

    @Test
    void aLossIsCheckedAtProbabilitiesAndOneHotRows() {
        run("loss", Tensor.class.getName() + "," + Tensor.class.getName(), Map.of());
        assertEquals(3, passed(), runs.toString());
    }

    @Test
    void aSeedRepeatsOneRunWithAllItsDraws() {
        runDraws("42");
        assertEquals(List.of("seed 42"), List.copyOf(runs.keySet()));
        assertEquals(1, passed(), runs.toString());
        List<double[]> first = List.copyOf(Examples.SEEN);
        Examples.SEEN.clear();
        runDraws("42");
        assertArrayEquals(first.toArray(), Examples.SEEN.toArray());
        Examples.SEEN.clear();
        runDraws("43");
        for (int i : new int[] {0, 1, 4}) {
            assertNotEquals(first.get(i)[0], Examples.SEEN.get(i)[0]);
        }
    }

    @Test
    void theValuesAreWhatTheirNamesSay() {
        runDraws("7");
        for (double value : Examples.SEEN.get(0)) {
            assertTrue(Math.abs(value) >= 0.1 && Math.abs(value) <= 2, "signed " + value);
        }
        for (double value : Examples.SEEN.get(1)) {
            assertTrue(value >= 0.1 && value <= 2, "positive " + value);
        }
        assertArrayEquals(new double[] {1, 1, 1, 1}, Examples.SEEN.get(2), 1e-12);
        assertArrayEquals(new double[] {1, 1, 1, 1}, Examples.SEEN.get(3));
    }

    @Test
    void mistakesInTheAnnotationsAreNamed() {
        run("noShape");
        Throwable noShape = runs.values().iterator().next().getThrowable().orElseThrow();
        assertEquals("the tensor 0 of noShape has no shape; write @Shape({5, 3}) before it", noShape.getMessage());
        run("noSeeds");
        assertEquals(
                "@GradientCheckTest(seeds = 0) runs no test; give 1 or more",
                failureOfTheMethod.orElseThrow().getMessage());
        run("right", Tensor.class.getName(), Map.of("beras.gradcheck.seed", "abc"));
        assertEquals(
                "beras.gradcheck.seed needs a whole number, not \"abc\"",
                failureOfTheMethod.orElseThrow().getMessage());
    }
}
