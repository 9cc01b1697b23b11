package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.gradcheck.WrongGradients.Case;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.gradcheck.diagnosis.Evidence;
import io.beras.core.gradcheck.diagnosis.GradientDiagnosis;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The values of a wrong gradient tell its mistake. */
@Tag("gradient-check")
class GradientDiagnosisTest {

    @Test
    void randomGradientsHaveNoDiagnosis() {
        List<Case> right = WrongGradients.all().stream()
                .filter(one -> one.cause().equals("right"))
                .toList();
        for (Case wrong : right) {
            List<Evidence> here = evidence(wrong, 1);
            List<Evidence> there = evidence(wrong, 2);
            for (int i = 0; i < here.size(); i++) {
                if (here.get(i).analytic().length > 0) {
                    List<Diagnosis> diagnoses =
                            GradientDiagnosis.of(List.of(garbled(here.get(i), 1), garbled(there.get(i), 2)));
                    assertEquals(List.of(), diagnoses, wrong.toString());
                }
            }
        }
    }

    @Test
    void aMistakeMustFitAtBothPoints() {
        Case half = find("square", "half");
        Case right = find("tanh", "sign");

        assertEquals(
                List.of(),
                GradientDiagnosis.of(
                        List.of(evidence(half, 1).get(0), evidence(right, 2).get(0))));
    }

    @Test
    void aConstantWithANameIsNotNamedTwice() {
        Case sign = find("tanh", "sign");

        List<Diagnosis> diagnoses = GradientDiagnosis.of(
                List.of(evidence(sign, 1).get(0), evidence(sign, 2).get(0)));

        assertEquals("sign", diagnoses.get(0).cause());
        assertTrue(diagnoses.stream().noneMatch(diagnosis -> diagnosis.cause().equals("factor")));
    }

    @Test
    void theTextNamesTheFormulas() {
        assertSays("sigmoid", "input-for-output", "x(1 − x)·g in place of y(1 − y)·g");
        assertSays("tanh", "square-missing", "(1 − y)·g in place of (1 − y²)·g");
        assertSays("dense ∂b", "mean-for-sum", "the batch size, 5");
        assertSays("square dense ∂x", "transposed", "g·w in place of g·wᵀ");
        assertSays(
                "leaky relu",
                "partly-wrong",
                "except where x < 0: wrong only there, and 0.66667 times the right value");
        assertSays("row 0 only", "partly-wrong", "except in all rows but 0: wrong only there, and 0 there");
        assertSays("product", "factor-missing", "without the factor input 1");
        assertSays("two mistakes", "input-for-output", "a wrong constant factor, 0.7");
    }

    @Test
    void theGradientOfOneBranchIsNamedToo() {
        List<Diagnosis> diagnoses = diagnose(find("residual", "missing-derivative"), 1);

        assertEquals("one-branch", diagnoses.get(1).cause(), diagnoses.toString());
    }

    private static void assertSays(String name, String cause, String text) {
        Diagnosis first = diagnose(find(name, cause), 1).get(0);
        assertTrue(first.text().contains(text), first.text());
    }

    private static Case find(String name, String cause) {
        return WrongGradients.all().stream()
                .filter(one -> one.name().equals(name) && one.cause().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private static List<Diagnosis> diagnose(Case wrong, int seed) {
        List<Evidence> here = evidence(wrong, seed);
        List<Evidence> there = evidence(wrong, seed + 1);
        return IntStream.range(0, here.size())
                .mapToObj(i -> GradientDiagnosis.of(List.of(here.get(i), there.get(i))))
                .flatMap(List::stream)
                .limit(3)
                .toList();
    }

    private static List<Evidence> evidence(Case wrong, int seed) {
        return MeasuredEvidence.of(
                wrong.function().apply(seed), seed, wrong.inputs().apply(seed).clone());
    }

    private static Evidence garbled(Evidence e, int seed) {
        RandomNumbers draws = Randomness.of(seed).numbers("garbage", 0);
        return new Evidence(
                e.kind(),
                e.index(),
                e.name(),
                e.x(),
                e.shape(),
                e.elements(),
                draws.fill(e.analytic().length, draws::normal),
                e.numeric(),
                e.derivatives(),
                e.y(),
                e.outputShape(),
                e.upstream(),
                e.others());
    }
}
