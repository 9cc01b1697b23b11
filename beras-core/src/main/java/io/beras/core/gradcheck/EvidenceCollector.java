package io.beras.core.gradcheck;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures the {@link Evidence} about all sources at the present values of the variables. */
final class EvidenceCollector {

    /** So many values of derivatives are kept for a source: 16 MB. */
    private static final int MOST_DERIVATIVES = 2_000_000;

    /** Of a large tensor, where each column of derivatives takes long, so many elements are enough to tell causes apart. */
    private static final int SAMPLES = 12;

    private final FirstOrder function;
    private final List<int[]> elements;

    /** Prepares to measure these elements of each source. */
    EvidenceCollector(FirstOrder function, List<int[]> elements) {
        this.function = function;
        this.elements = elements;
    }

    /** Returns evidence for each source, each with the others, and with the values of the inputs that are not checked. */
    List<Evidence> collect(double[] g) {
        Tensor output = function.output();
        double[] y = output.toDoubleArray();
        List<double[]> gradients = function.gradients(g);
        List<Evidence> alone = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            alone.add(collect(i, gradients.get(i), y, output.shape(), g));
        }
        List<Evidence> known = new ArrayList<>(alone);
        known.addAll(unchecked(y, output.shape(), g));
        List<Evidence> all = new ArrayList<>();
        for (Evidence one : alone) {
            all.add(withOthers(one, known.stream().filter(other -> other != one).toList()));
        }
        return all;
    }

    private Evidence collect(int i, double[] gradient, double[] y, long[] outputShape, double[] g) {
        Variable source = function.sources().get(i);
        SourceComparison comparison =
                new SourceComparison(function, source, y, g, gradient, new Magnitude(function, g));
        boolean isSample = elements.get(i).length < source.length();
        int most = Math.max(4, Math.min(MOST_DERIVATIVES / y.length, isSample ? SAMPLES : Integer.MAX_VALUE));
        int[] measured = Arrays.copyOf(elements.get(i), Math.min(elements.get(i).length, most));
        double[] analytic = new double[measured.length];
        double[] numeric = new double[measured.length];
        double[][] derivatives = new double[measured.length][];
        for (int e = 0; e < measured.length; e++) {
            derivatives[e] = comparison.column(measured[e]);
            analytic[e] = gradient[measured[e]];
            for (int j = 0; j < g.length; j++) {
                numeric[e] += g[j] * derivatives[e][j];
            }
        }
        int inputIndex = indexOf(function.inputs(), source);
        return new Evidence(
                inputIndex >= 0 ? "input" : "weight",
                inputIndex >= 0 ? inputIndex : weightIndex(i),
                source.name(),
                source.toDoubleArray(),
                source.shape(),
                measured,
                analytic,
                numeric,
                derivatives,
                y,
                outputShape,
                g,
                List.of());
    }

    /** Returns the inputs that are no sources, such as the target of a loss, without a measured element. */
    private List<Evidence> unchecked(double[] y, long[] outputShape, double[] g) {
        List<Evidence> unchecked = new ArrayList<>();
        for (int i = 0; i < function.inputs().size(); i++) {
            Tensor input = function.inputs().get(i);
            if (function.sources().stream().noneMatch(source -> source == input)) {
                unchecked.add(new Evidence(
                        "input",
                        i,
                        "input " + i,
                        input.toDoubleArray(),
                        input.shape(),
                        new int[0],
                        new double[0],
                        new double[0],
                        new double[0][],
                        y,
                        outputShape,
                        g,
                        List.of()));
            }
        }
        return unchecked;
    }

    private int weightIndex(int source) {
        return (int) function.sources().subList(0, source).stream()
                .filter(before -> indexOf(function.inputs(), before) < 0)
                .count();
    }

    private static int indexOf(List<Tensor> inputs, Variable source) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) == source) {
                return i;
            }
        }
        return -1;
    }

    private static Evidence withOthers(Evidence e, List<Evidence> others) {
        return new Evidence(
                e.kind(),
                e.index(),
                e.name(),
                e.x(),
                e.shape(),
                e.elements(),
                e.analytic(),
                e.numeric(),
                e.derivatives(),
                e.y(),
                e.outputShape(),
                e.upstream(),
                others);
    }
}
