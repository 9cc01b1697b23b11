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

    /** The sums over features, outputs and samples run from the last term to the first. */
    private static final BiFunction<Variable, Variable, Diffable> REVERSED = new DenseFormulas(
                    (x, w, b) -> reversedColumns(x).matmul(reversedRows(w)).add(b),
                    (x, w, g) -> reversedRows(x).transposeMatmul(reversedRows(g)),
                    (x, w, g) -> reversedRows(g).sumKeepDims(0),
                    (x, w, g) -> reversedColumns(g).matmulTranspose(reversedColumns(w)))
            ::layer;

    static final List<BiFunction<Variable, Variable, Diffable>> ALL = List.of(PLAIN, BIAS_FIRST, REVERSED);

    private RightDense() {}

    private static Tensor biasFirst(Tensor x, Variable w, Variable b) {
        Tensor ones = Tensor.ones(x.dataType(), x.size(0), 1);
        return Tensor.concat(1, ones, x).matmul(Tensor.concat(0, b, w));
    }

    private static Tensor reversedRows(Tensor x) {
        int[] rows = new int[(int) x.size(0)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows.length - 1 - i;
        }
        return x.gather(rows);
    }

    private static Tensor reversedColumns(Tensor x) {
        return reversedRows(x.transpose()).transpose();
    }
}
