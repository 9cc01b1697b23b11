package io.beras.examples.lessons;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.losses.MeanSquaredError;
import io.beras.models.FitOptions;
import io.beras.models.Model;
import io.beras.models.SequentialModel;
import io.beras.optim.Adam;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.List;

/** Custom modules, as CS231n writes them with nn.Module: register the parts and write forward; Model does the rest. */
final class Lesson11Modules implements Lesson {

    /** Two parallel linear layers and the ReLU of their elementwise product. */
    private static final class ParallelBlock extends Model {
        private final Dense linear1;
        private final Dense linear2;

        ParallelBlock(int in, int out) {
            linear1 = add(new Dense(in, out));
            linear2 = add(new Dense(in, out));
        }

        @Override
        protected Tensor forward(Tensor... inputs) {
            Tensor h1 = linear1.call(inputs);
            Tensor h2 = linear2.call(inputs);
            return h1.mul(h2).relu();
        }
    }

    @Override
    public void run(LessonOutput out) throws IOException {
        Model twoLayers = new TwoLayerNet(1000, 100, 10);
        Model blocks =
                new SequentialModel(new ParallelBlock(1000, 100), new ParallelBlock(100, 100), new Dense(100, 10));
        out.print(
                "A module is a class that registers its layers and has a forward method. TwoLayerNet has two dense layers,");
        out.print(
                "and a ParallelBlock is the ReLU of the product of two. A SequentialModel chains two blocks and a layer:");
        out.show("parameters of TwoLayerNet", parameters(twoLayers));
        out.show("parameters of the blocks", parameters(blocks));

        out.print("%n64 random samples, 1000 inputs and 10 outputs; steps of Adam with learning rate 1e-4:");
        List<Double> ofLayers = train(out, "TwoLayerNet", twoLayers);
        List<Double> ofBlocks = train(out, "two ParallelBlocks", blocks);
        out.draw(
                "modules",
                new Chart("Two modules memorise random targets", "step", "loss")
                        .logY()
                        .line("TwoLayerNet", ofLayers)
                        .line("two ParallelBlocks in a SequentialModel", ofBlocks));
    }

    private static long parameters(Model model) {
        return model.weights().stream().mapToLong(Tensor::length).sum();
    }

    private static List<Double> train(LessonOutput out, String name, Model model) {
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 10);
        model.compile(new Adam(1e-4), new MeanSquaredError());
        FitOptions options = new FitOptions().epochs(out.length(200, 500)).batchSize(64);
        List<Double> losses = model.fit(x, y, options).epochs("loss");
        out.show(name + ": first loss", losses.get(0));
        out.show(name + ": last loss", losses.get(losses.size() - 1));
        return losses;
    }
}
