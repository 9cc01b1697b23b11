package io.beras.autograder.checks;

import io.beras.core.Diffable;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.List;
import java.util.function.BiFunction;

/** Right dense layers whose results differ in the last digits. */
final class RightDense {

    /** The layer of the handout. */
    static final BiFunction<Variable, Variable, Diffable> PLAIN = DenseFormulas.RIGHT::layer;

    /** The bias is the first term of each sum: y = [1 x]·[b; w]. */
    private static final BiFunction<Variable, Variable, Diffable> BIAS_FIRST =
            DenseFormulas.RIGHT.withValues(RightDense::biasFirst)::layer;

    /** Each product is that of a third, times 3. */
    private static final BiFunction<Variable, Variable, Diffable> IN_THIRDS = new DenseFormulas(
            (x, w, b) -> x.div(3).matmul(w).mul(3).add(b),
            (x, w, g) -> x.div(3).transposeMatmul(g).mul(3),
            (x, w, g) -> g.div(3).sumKeepDims(0).mul(3),
            (x, w, g) -> g.div(3).matmulTranspose(w).mul(3))::layer;

    static final List<BiFunction<Variable, Variable, Diffable>> ALL = List.of(PLAIN, BIAS_FIRST, IN_THIRDS);

    private RightDense() {}

    private static Tensor biasFirst(Tensor x, Variable w, Variable b) {
        Tensor ones = Tensor.ones(x.dataType(), x.size(0), 1);
        return Tensor.concat(1, ones, x).matmul(Tensor.concat(0, b, w));
    }
}
