package io.beras.core.gradcheck;

import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.diagnosis.Evidence;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Evidence about a function with written gradients, at one point. */
final class MeasuredEvidence {

    private MeasuredEvidence() {}

    /** Returns the evidence for each input and weight that has a gradient, for a random upstream gradient. */
    static List<Evidence> of(WrittenGradients function, int seed, Tensor... inputs) {
        List<Tensor> x = new ArrayList<>();
        for (Tensor input : inputs) {
            x.add(new Variable("input " + x.size(), input));
        }
        List<Variable> sources = new ArrayList<>();
        Arrays.stream(function.writtenInputs()).forEach(i -> sources.add((Variable) x.get(i)));
        sources.addAll(function.ownWeights());
        FirstOrder first = new FirstOrder(function, x, sources);
        List<int[]> elements = sources.stream()
                .map(source -> IntStream.range(0, (int) source.length()).toArray())
                .toList();
        int length = (int) Shapes.size(first.output().shape());
        RandomNumbers draws = Randomness.of(seed).numbers("upstream", 0);
        return new EvidenceCollector(first, elements).collect(draws.fill(length, draws::normal));
    }
}
