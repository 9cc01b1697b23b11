package io.beras.examples.lessons;

import io.beras.core.Tensor;
import io.beras.layers.Dense;
import io.beras.layers.Initializer;
import io.beras.plots.Chart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The variance of activations, layer by layer: good initial weights keep it constant through any depth. */
final class Lesson09Initializers implements Lesson {

    private static final int DEPTH = 10;
    private static final int WIDTH = 256;

    @Override
    public void run(LessonOutput out) throws IOException {
        out.print("Variance of the activations of %d layers of %d units, for inputs from N(0, 1).", DEPTH, WIDTH);
        compare(out, "ReLU", Tensor::relu);
        compare(out, "tanh", Tensor::tanh);
        out.print(
                "%nA ReLU halves the mean square of its input, so Kaiming gives the weights twice the variance of Xavier:");
        out.print("2 / in instead of 2 / (in + out). N(0, 1) weights move the tanh to -1 and 1, where its slope is 0.");
    }

    private static void compare(LessonOutput out, String name, UnaryOperator<Tensor> activation) throws IOException {
        Map<String, Initializer> initializers = new LinkedHashMap<>();
        initializers.put("zeros", Initializer.ZEROS);
        initializers.put("normal(0.01)", Initializer.normal(0.01));
        initializers.put("normal(1)", Initializer.NORMAL);
        initializers.put("Xavier", Initializer.XAVIER_NORMAL);
        initializers.put("Kaiming", Initializer.KAIMING_NORMAL);

        out.print("%nWith %s, after layer %d:", name, DEPTH);
        Chart chart = new Chart("Activations through " + DEPTH + " layers of " + name, "layer", "variance").logY();
        initializers.forEach((kind, initializer) -> {
            List<Double> variances = variances(initializer, activation);
            out.show(name + ", " + kind, variances.get(DEPTH - 1));
            chart.line(kind, variances);
        });
        out.draw("variance-" + name.toLowerCase(Locale.ROOT), chart);
    }

    private static List<Double> variances(Initializer initializer, UnaryOperator<Tensor> activation) {
        List<Double> variances = new ArrayList<>();
        Tensor x = Tensor.randomNormal(500, WIDTH);
        for (int layer = 0; layer < DEPTH; layer++) {
            x = activation.apply(new Dense(WIDTH, WIDTH, initializer).call(x));
            variances.add(x.sub(x.mean()).pow(2).mean().item());
        }
        return variances;
    }
}
