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

/** Modules of one's own, as CS231n writes them with nn.Module: register the parts, write forward; the rest is given. */
final class Lesson11Modules implements Lesson {

    /** Two linear layers side by side, whose product is clamped at 0. */
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
    public void teach(LessonOutput page) throws IOException {
        Model twoLayers = new TwoLayerNet(1000, 100, 10);
        Model blocks =
                new SequentialModel(new ParallelBlock(1000, 100), new ParallelBlock(100, 100), new Dense(100, 10));
        page.show("parameters of TwoLayerNet", parameters(twoLayers));
        page.show("parameters of the blocks", parameters(blocks));

        page.say("%n64 random samples, 1000 to 10 numbers; steps of Adam with learning rate 1e-4:");
        List<Double> ofLayers = train(page, "TwoLayerNet", twoLayers);
        List<Double> ofBlocks = train(page, "two ParallelBlocks", blocks);
        page.draw(
                "modules",
                new Chart("Two modules learn random numbers by heart", "step", "loss")
                        .logY()
                        .line("TwoLayerNet", ofLayers)
                        .line("two ParallelBlocks in a SequentialModel", ofBlocks));
    }

    private static long parameters(Model model) {
        return model.weights().stream().mapToLong(Tensor::length).sum();
    }

    private static List<Double> train(LessonOutput page, String name, Model model) {
        Tensor x = Tensor.randomNormal(64, 1000);
        Tensor y = Tensor.randomNormal(64, 10);
        model.compile(new Adam(1e-4), new MeanSquaredError());
        FitOptions options = new FitOptions().epochs(page.length(200, 500)).batchSize(64);
        List<Double> losses = model.fit(x, y, options).epochs("loss");
        page.show(name + ": first loss", losses.get(0));
        page.show(name + ": last loss", losses.get(losses.size() - 1));
        return losses;
    }
}
