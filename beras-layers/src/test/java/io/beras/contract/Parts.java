package io.beras.contract;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Softmax;
import io.beras.activations.Softplus;
import io.beras.activations.Tanh;
import io.beras.activations.TanhGELU;
import io.beras.core.Callable;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.Weighted;
import io.beras.core.random.Randomness;
import io.beras.layers.AvgPool2d;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.Conv2d;
import io.beras.layers.Dense;
import io.beras.layers.Dropout;
import io.beras.layers.Embedding;
import io.beras.layers.Flatten;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.MaxPool2d;
import io.beras.layers.Reshape;
import io.beras.layers.Residual;
import io.beras.layers.ResidualBlock;
import io.beras.layers.Sequential;
import io.beras.losses.BinaryCrossEntropy;
import io.beras.losses.CategoricalCrossEntropy;
import io.beras.losses.Huber;
import io.beras.losses.MeanAbsoluteError;
import io.beras.losses.MeanSquaredError;
import io.beras.losses.SigmoidCrossEntropy;
import io.beras.losses.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** One way to use each public layer, activation and loss on samples of given numbers of rows and columns. */
final class Parts {

    /** A layer, an activation or a loss, and inputs that it fits: numbers that all differ, none of them at a kink. */
    record Part(Callable function, List<Tensor> inputs) {

        /** Returns the weights and their lives in training; a bare function has none. */
        List<? extends Tensor> weights() {
            return function instanceof Weighted weighted ? weighted.trainableVariables() : List.of();
        }

        /** Returns the inputs that have a gradient: all that do not hold indices or labels. */
        List<Tensor> numbers() {
            return inputs.stream().filter(x -> x.dataType() != DataType.INT32).toList();
        }

        @Override
        public String toString() {
            return function + " of "
                    + inputs.stream().map(x -> Arrays.toString(x.shape())).toList();
        }
    }

    private interface Maker {
        Part make(int rows, int columns, Random random);
    }

    private interface OfColumns {
        Callable make(int columns);
    }

    private static final Map<Class<?>, Maker> MAKERS = new LinkedHashMap<>();

    static {
        onLastAxis(Dense.class, columns -> new Dense(columns, 3));
        onLastAxis(LayerNorm1d.class, LayerNorm1d::new);
        onLastAxis(Residual.class, columns -> new Residual(new Dense(columns, columns)));
        onLastAxis(Sequential.class, columns -> new Sequential(new Dense(columns, 2), new Tanh()));
        onLastAxis(ResidualBlock.class, columns -> new ResidualBlock(columns, 2, features -> new Tanh(), 0));
        onLastAxis(Reshape.class, columns -> new Reshape(-1, 1));
        onLastAxis(Flatten.class, columns -> new Flatten());
        onLastAxis(Dropout.class, columns -> trainedWithTheSameDraws(new Dropout(.4)));
        with(BatchNorm1d.class, (rows, columns, random) -> {
            BatchNorm1d norm = new BatchNorm1d(columns);
            norm.setTraining(true);
            return new Part(norm, spread(-2, 2, random, new long[] {rows + 1, columns})); // one row has no variance
        });
        with(Embedding.class, (rows, columns, random) -> {
            int[] indices = random.ints(rows, 0, 4).toArray();
            return new Part(new Embedding(4, columns), List.of(Tensor.ofLabels(indices)));
        });
        onImages(Conv2d.class, new Conv2d(2, 3, 2).withStride(2).withPadding(1));
        onImages(MaxPool2d.class, new MaxPool2d(2));
        onImages(AvgPool2d.class, new AvgPool2d(2));

        for (Callable activation : List.of(
                new ReLU(),
                new LeakyReLU(),
                new Sigmoid(),
                new Tanh(),
                new Softmax(),
                new GELU(),
                new TanhGELU(),
                new SiLU(),
                new ELU(),
                new Softplus())) {
            onLastAxis(activation.getClass(), columns -> activation);
        }

        for (Callable loss :
                List.of(new BinaryCrossEntropy(), new CategoricalCrossEntropy(), new SigmoidCrossEntropy())) {
            onPredictions(loss, .1, .9);
        }
        for (Callable loss : List.of(
                new MeanSquaredError(),
                new MeanAbsoluteError(),
                new Huber(1.1234), // some differences are larger, some smaller, and none is this one
                new SoftmaxCrossEntropy())) {
            onPredictions(loss, -2, 2);
        }
    }

    private Parts() {}

    static Set<Class<?>> covered() {
        return MAKERS.keySet();
    }

    /** Returns a part of each kind; the same seed gives the same numbers, in inputs and in weights. */
    static List<Part> of(int rows, int columns, long seed) {
        try (Randomness.Scope scope = Randomness.of(seed).use()) {
            return MAKERS.values().stream()
                    .map(maker -> maker.make(rows, columns, new Random(seed)))
                    .toList();
        }
    }

    private static void with(Class<?> kind, Maker maker) {
        MAKERS.put(kind, maker);
    }

    /** Calls a part with one sample, with rows, with sequences, or with sequences of sequences. */
    private static void onLastAxis(Class<?> kind, OfColumns part) {
        with(kind, (rows, columns, random) -> {
            List<long[]> shapes = List.of(
                    new long[] {columns}, new long[] {rows, columns}, new long[] {2, rows, columns}, new long[] {
                        rows, 2, 1, columns
                    });
            return new Part(part.make(columns), spread(-2, 2, random, shapes.get(random.nextInt(shapes.size()))));
        });
    }

    private static void onImages(Class<?> kind, Callable part) {
        with(
                kind,
                (rows, columns, random) -> new Part(part, spread(-2, 2, random, new long[] {rows, 2, columns + 1, 3})));
    }

    private static void onPredictions(Callable loss, double low, double high) {
        with(loss.getClass(), (rows, columns, random) -> {
            long[] shape = random.nextBoolean() ? new long[] {rows, columns} : new long[] {rows, 2, columns};
            return new Part(loss, spread(low, high, random, shape, shape));
        });
    }

    /** Draws the same mask at each call, without which a difference quotient would mean nothing. */
    private static Callable trainedWithTheSameDraws(Dropout dropout) {
        dropout.setTraining(true);
        return x -> {
            try (Randomness.Scope scope = Randomness.of(3).use()) {
                return dropout.call(x);
            }
        };
    }

    /** Spreads the numbers of all inputs evenly over a range, in random order; every one is exact in FLOAT. */
    private static List<Tensor> spread(double low, double high, Random random, long[]... shapes) {
        int count = (int) Arrays.stream(shapes).mapToLong(Shapes::size).sum();
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        List<Tensor> tensors = new ArrayList<>();
        int next = 0;
        for (long[] shape : shapes) {
            double[] values = new double[(int) Shapes.size(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (low + (high - low) * (order.get(next++) + .4) / count);
            }
            tensors.add(Tensor.of(DataType.DOUBLE, values, shape));
        }
        return tensors;
    }
}
