package io.beras.core;

import io.beras.core.arrays.Products;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products of two matrices. The gradients of each are two of the others, so nothing is ever transposed in memory. */
sealed interface Product extends Op {

    /** y = x·w. */
    record Matmul() implements Product {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], 1, inputs[1], 0);
            return Products.matmul(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> g.matmulTranspose(w), g -> x.transposeMatmul(g));
        }
    }

    /** y = xᵀ·w. */
    record TransposeMatmul() implements Product {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], 0, inputs[1], 0);
            return Products.transposeMatmul(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> w.matmulTranspose(g), g -> x.matmul(g));
        }
    }

    /** y = x·wᵀ. */
    record MatmulTranspose() implements Product {
        @Override
        public INDArray forward(INDArray... inputs) {
            requireAgreement(this, inputs[0], 1, inputs[1], 1);
            return Products.matmulTranspose(inputs[0], inputs[1]);
        }

        @Override
        public List<LocalGradient> inputGradients(Call call) {
            Tensor x = call.input(0);
            Tensor w = call.input(1);
            return List.of(g -> g.matmul(w), g -> g.transposeMatmul(x));
        }
    }

    private static void requireAgreement(Product product, INDArray x, int axisOfX, INDArray w, int axisOfW) {
        String name = Calls.name(product);
        Shapes.requireRank(name, 2, x.shape());
        Shapes.requireRank(name, 2, w.shape());
        if (x.size(axisOfX) != w.size(axisOfW)) {
            throw new ShapeException(name + " of " + Shapes.text(x.shape()) + " and " + Shapes.text(w.shape())
                    + " needs axis " + axisOfX + " of the first (" + x.size(axisOfX) + ") and axis " + axisOfW
                    + " of the second (" + w.size(axisOfW) + ") to be equal");
        }
    }
}
