package io.beras.losses;

import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.PureForward;
import io.beras.core.Tensor;
import io.beras.core.arrays.Kernels;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The logarithm of a probability that is at least 1e-12, so that cross-entropies −y·ln p are finite.
 *
 * <p>Formula: ln max(p, 1e-12), with derivative 1/p where p ≥ 1e-12, else 0.
 */
final class ClippedLog {

    private static final double SMALLEST = 1e-12;

    private ClippedLog() {}

    /** Returns ln max(p, 1e-12). */
    static INDArray of(INDArray p) {
        return Kernels.log(Kernels.clamp(p, SMALLEST, Double.POSITIVE_INFINITY));
    }

    /** Returns ln max(p, 1e-12). */
    static Tensor of(Tensor p) {
        return clip(p).log();
    }

    /** Returns −y / p where p ≥ 1e-12, else 0: the gradient of −y·ln p by p, in one pass over memory. */
    static Tensor crossEntropyGradient(Tensor p, Tensor y) {
        return new CrossEntropyGradient().call(p, y);
    }

    /**
     * Rejects raw scores where a loss needs probabilities. NaN passes, so that it shows in the loss.
     *
     * @param activation the last layer that the message recommends
     * @param lossOnScores the loss on raw scores that the message recommends
     */
    static void requireProbabilities(String loss, INDArray p, String activation, String lossOnScores) {
        Optional<String> outside = UnitInterval.findNumberOutside(p);
        if (outside.isPresent()) {
            throw new IllegalArgumentException(loss + " needs probabilities, from 0 to 1, but " + outside.get()
                    + "; end the network with " + activation + ", or use " + lossOnScores + ", which takes raw scores");
        }
    }

    private static Tensor clip(Tensor p) {
        return p.clamp(SMALLEST, Double.POSITIVE_INFINITY);
    }

    /**
     * −y / p where p ≥ 1e-12, else 0.
     *
     * <p>Its own gradients, for the upstream u: by p u·y / p², by y −u / p, both 0 where p &lt; 1e-12.
     */
    @PureForward
    private record CrossEntropyGradient() implements Diffable {

        @Override
        public INDArray forward(INDArray... inputs) {
            INDArray p = inputs[0];
            // Rounded as p is: a FLOAT p equal to the rounded bound is not below the bound.
            double smallest = p.dataType() == DataType.FLOAT ? (float) SMALLEST : SMALLEST;
            return Kernels.crossEntropyGradient(p, inputs[1], smallest);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor p = call.input(0);
            return List.of(
                    u -> call.output().mul(u).div(clip(p)).neg(),
                    u -> u.div(clip(p)).mul(p.less(SMALLEST).neg().add(1)).neg());
        }
    }
}
