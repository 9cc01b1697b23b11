package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** Evidence about a function with written gradients, measured at one point by central differences. */
final class MeasuredEvidence {

    private static final double STEP = 1e-5;

    private MeasuredEvidence() {}

    /** Returns the evidence for each input and weight that has a gradient. */
    static List<Evidence> of(WrittenGradients function, int seed, Tensor... inputs) {
        function.ownWeights().forEach(weight -> weight.castInPlace(DataType.DOUBLE));
        Variable[] x = new Variable[inputs.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = new Variable("input " + i, inputs[i].cast(DataType.DOUBLE));
        }
        Tensor y = function.call(x);
        RandomNumbers draws = Randomness.of(seed).numbers("upstream", 0);
        Tensor g = Tensor.of(DataType.DOUBLE, draws.fill((int) Shapes.size(y.shape()), draws::normal), y.shape());
        Call call = new Call(function, List.of(x), y);
        Supplier<Tensor> again = () -> function.call(x);

        List<Evidence> all = new ArrayList<>();
        List<Integer> written = IntStream.of(function.writtenInputs()).boxed().toList();
        for (int i = 0; i < x.length; i++) {
            int index = i;
            double[] analytic = written.contains(i)
                    ? compose(() -> function.inputGradients(call).get(index).compose(g))
                    : new double[0];
            all.add(evidence("input", i, x[i], analytic, again, y, g));
        }
        for (int i = 0; i < function.ownWeights().size(); i++) {
            int index = i;
            double[] analytic =
                    compose(() -> function.weightGradients(call).get(index).compose(g));
            all.add(evidence("weight", i, function.ownWeights().get(i), analytic, again, y, g));
        }
        return all.stream().map(one -> withOthers(one, all)).toList();
    }

    private static double[] compose(Supplier<Tensor> gradient) {
        return gradient.get().toDoubleArray();
    }

    private static Evidence evidence(
            String kind, int index, Variable source, double[] analytic, Supplier<Tensor> function, Tensor y, Tensor g) {
        double[] x = source.toDoubleArray();
        int[] elements = IntStream.range(0, analytic.length).toArray();
        double[] upstream = g.toDoubleArray();
        double[][] derivatives = new double[elements.length][];
        double[] numeric = new double[elements.length];
        for (int e : elements) {
            derivatives[e] = derivative(source, x, e, function);
            for (int j = 0; j < upstream.length; j++) {
                numeric[e] += derivatives[e][j] * upstream[j];
            }
        }
        return new Evidence(
                kind, index, source.name(), x, source.shape(), elements, analytic, numeric, derivatives, y.toDoubleArray(),
                y.shape(), upstream, List.of());
    }

    private static double[] derivative(Variable source, double[] x, int e, Supplier<Tensor> function) {
        double[] above = shifted(source, x, e, STEP, function);
        double[] below = shifted(source, x, e, -STEP, function);
        return IntStream.range(0, above.length)
                .mapToDouble(j -> (above[j] - below[j]) / (2 * STEP))
                .toArray();
    }

    private static double[] shifted(Variable source, double[] x, int e, double h, Supplier<Tensor> function) {
        double[] shifted = x.clone();
        shifted[e] += h;
        source.assign(Tensor.of(DataType.DOUBLE, shifted, source.shape()));
        double[] y = function.get().toDoubleArray();
        source.assign(Tensor.of(DataType.DOUBLE, x, source.shape()));
        return y;
    }

    private static Evidence withOthers(Evidence e, List<Evidence> all) {
        return new Evidence(
                e.kind(), e.index(), e.name(), e.x(), e.shape(), e.elements(), e.analytic(), e.numeric(), e.derivatives(),
                e.y(), e.outputShape(), e.upstream(), all.stream().filter(other -> other != e).toList());
    }
}
