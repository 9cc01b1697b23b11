package io.beras.core.gradcheck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.Callable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.random.RandomNumbers;
import io.beras.core.random.Randomness;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Right functions pass whatever the seed. The system property {@code beras.seeds} sets the number of seeds, such as 10000
 * for a campaign.
 */
@Tag("gradient-check")
class GradientCheckSeedsTest {

    private static final int SEEDS = Integer.getInteger("beras.seeds", 40);

    @Test
    void noFalseAlarm() {
        Map<String, Integer> alarms = new TreeMap<>();
        StringBuilder first = new StringBuilder();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (Map.Entry<String, Callable> each : functions(seed).entrySet()) {
                Tensor x = x(each.getKey(), seed);
                GradientReport report =
                        GradientCheck.of(each.getValue()).seed(seed).check(x);
                if (!report.passed()) {
                    alarms.merge(each.getKey(), 1, Integer::sum);
                    first.append(first.length() > 3000 ? "" : each.getKey() + "\n" + report + "\n");
                }
            }
        }
        assertTrue(alarms.isEmpty(), () -> alarms + " of " + SEEDS + "\n" + first);
    }

    private static Tensor x(String name, int seed) {
        RandomNumbers draws = Randomness.of(seed).numbers(name, 0);
        boolean probabilities = name.startsWith("p:");
        int rows = 1 + draws.integer(4, 1000);
        Tensor x = Tensor.of(
                DataType.FLOAT,
                draws.fill(3L * rows, i -> probabilities ? draws.uniform(i) : draws.normal(i)),
                rows,
                3);
        return probabilities ? x.clamp(1e-6, 1 - 1e-6) : x;
    }

    /** Functions of a matrix with three columns; those with "p:" are given probabilities. */
    private static Map<String, Callable> functions(int seed) {
        RandomNumbers draws = Randomness.of(seed).numbers("weights", 0);
        Variable w = new Variable("w", Tensor.of(DataType.FLOAT, draws.fill(6, draws::normal), 3, 2));
        Variable b = new Variable("b", Tensor.zeros(1, 2));
        Affine dense = new Affine(w, b);
        Map<String, Callable> functions = new TreeMap<>();
        functions.put("dense", dense);
        functions.put("dense and relu", new Chain(dense, y -> y.relu()));
        functions.put("dense, tanh, centred sum", new Chain(dense, y -> {
            Tensor z = y.tanh();
            return z.sub(z.meanKeepDims(0)).sum();
        }));
        functions.put("softmax", x -> x[0].softmax());
        functions.put("sum of softmax", x -> x[0].softmax().sum());
        functions.put("cross-entropy of logits", x -> x[0].logSoftmax().mean().neg());
        functions.put("mean squared error", x -> x[0].sub(1.5).square().mean());
        functions.put("mean absolute error", x -> x[0].sub(0.25).abs().mean());
        functions.put("product", x -> x[0].mul(x[0]).mul(x[0].sigmoid()));
        functions.put(
                "layer norm",
                x -> x[0].sub(x[0].meanKeepDims(1))
                        .div(x[0].varianceKeepDims(1).add(1e-5).sqrt()));
        functions.put("maximum of rows", x -> x[0].max(1));
        functions.put("gram matrix", x -> x[0].matmulTranspose(x[0]));
        functions.put(
                "p: cross-entropy",
                x -> x[0].clamp(1e-7, 1 - 1e-7).log().sum(1).mean().neg());
        functions.put("p: entropy", x -> x[0].mul(x[0].log()).sum());
        functions.put("p: reciprocal", x -> x[0].reciprocal());
        functions.put("p: square root", x -> x[0].sqrt());
        return functions;
    }
}
