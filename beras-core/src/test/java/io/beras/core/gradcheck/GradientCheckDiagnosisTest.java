package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.WrongGradients.Case;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** The report of a gradient check names the mistake of a wrong gradient first. */
@Tag("gradient-check")
class GradientCheckDiagnosisTest {

    static List<Case> cases() {
        return WrongGradients.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReportNamesTheMistakeFirst(Case wrong) {
        GradientReport report = report(wrong, 5);

        String first = report.passed() ? "right" : report.diagnoses().get(0).cause();
        assertEquals(wrong.cause(), first, report.toString());
        assertTrue(report.toString().contains("looks like ") || report.passed(), report.toString());
    }

    @Test
    void anotherSeedFindsTheSameMistake() {
        List<Case> few = WrongGradients.all().stream()
                .filter(one -> List.of("tanh", "leaky relu", "dense ∂w", "cce").contains(one.name()))
                .toList();
        for (Case wrong : few) {
            GradientReport report = report(wrong, 77);

            String first = report.passed() ? "right" : report.diagnoses().get(0).cause();
            assertEquals(wrong.cause(), first, report.toString());
        }
    }

    @Test
    void aMistakeIsFoundBesideKinks() {
        Case relu = WrongGradients.all().stream()
                .filter(one -> one.name().equals("relu") && one.cause().equals("mask-from-upstream"))
                .findFirst()
                .orElseThrow();

        GradientReport report =
                GradientCheck.of(relu.function().apply(1)).seed(1).check(Tensor.of(0.0, 1, -2, 3, 0, -1, 2));

        assertEquals("mask-from-upstream", report.diagnoses().get(0).cause(), report.toString());
    }

    @Test
    void aMistakeIsFoundFromTheSampleOfALargeTensor() {
        Variable w = new Variable("w", Tensor.randomNormal(40, 30));
        WrittenGradients mean = new WrittenGradients(x -> x[0].matmul(w), w)
                .input(0, (call, g) -> g.matmulTranspose(w))
                .weight(0, (call, g) -> call.input(0).transposeMatmul(g).div(5));

        GradientReport report = GradientCheck.of(mean).seed(1).check(Tensor.randomNormal(5, 40));

        assertEquals("mean-for-sum", report.diagnoses().get(0).cause(), report.toString());
    }

    @Test
    void aLossOfLabelsIsComparedWithOneHotRows() {
        WrittenGradients both = new WrittenGradients(
                        x -> x[0].log().mul(oneHot(x[1], 3)).sum().div(-4))
                .input(
                        0,
                        (call, g) -> call.input(0).sub(oneHot(call.input(1), 3)).mul(g));

        GradientReport report = GradientCheck.of(both)
                .seed(1)
                .onlyInputs(0)
                .check(Tensor.randomNormal(4, 3).softmax(), Tensor.ofLabels(2, 0, 1, 1));

        assertEquals("softmax-counted-twice", report.diagnoses().get(0).cause(), report.toString());
    }

    private static Tensor oneHot(Tensor labels, int classes) {
        double[] values = labels.toDoubleArray();
        double[] rows = new double[values.length * classes];
        for (int i = 0; i < values.length; i++) {
            rows[i * classes + (int) values[i]] = 1;
        }
        return Tensor.of(DataType.DOUBLE, rows, values.length, classes);
    }

    @Test
    void aWrongShapeIsADiagnosisToo() {
        Variable b = new Variable("b", Tensor.zeros(1, 3));
        WrittenGradients notSummed = new WrittenGradients(x -> x[0].add(b), b)
                .input(0, (call, g) -> g)
                .weight(0, (call, g) -> g);

        GradientReport report = GradientCheck.of(notSummed).seed(1).check(Tensor.randomNormal(5, 3));

        assertEquals("not-summed-over-batch", report.diagnoses().get(0).cause());
        assertTrue(
                report.toString().contains("sumKeepDims(0) (WrittenGradients.weightGradients gave"), report.toString());
    }

    private static GradientReport report(Case wrong, int seed) {
        WrittenGradients function = wrong.function().apply(seed);
        int[] written = function.writtenInputs();
        GradientCheck check = GradientCheck.of(function).seed(seed);
        return (written.length == 0 ? check.onlyWeights() : check.onlyInputs(written))
                .check(wrong.inputs().apply(seed));
    }
}
