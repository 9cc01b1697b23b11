package io.beras.core;

import io.beras.core.arrays.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;

/** One way to use each operation of the sealed family {@link Op} on tensors of a given shape. */
final class OperationCases {

    /** An operation and inputs that it fits. No input lies at a kink: all numbers differ, and none is 0. */
    record Case(Op operation, List<Tensor> inputs) {

        /** Returns the operation for FLOAT inputs: the same, unless it holds a tensor of its own. */
        Op operationInFloat() {
            if (operation instanceof Backward.LeakyReluGradient leaky) {
                return new Backward.LeakyReluGradient(leaky.x().cast(DataType.FLOAT), leaky.alpha());
            }
            if (operation instanceof Pooling.SpreadToMaxima spread) {
                Tensor x = spread.x().cast(DataType.FLOAT);
                return new Pooling.SpreadToMaxima(spread.window(), x, x.maxPool2d(spread.window()));
            }
            if (operation instanceof Pooling.MeanAtMaxima mean) {
                Tensor x = mean.x().cast(DataType.FLOAT);
                return new Pooling.MeanAtMaxima(mean.window(), x, x.maxPool2d(mean.window()));
            }
            return operation;
        }

        @Override
        public String toString() {
            return operation + " of "
                    + inputs.stream().map(x -> Shapes.text(x.shape())).toList();
        }
    }

    private interface Maker {
        Case make(long[] shape, Random random);
    }

    private static final Map<Class<? extends Op>, Maker> MAKERS = new LinkedHashMap<>();

    static {
        arithmetic(new Arithmetic.Add(), -2, 2);
        arithmetic(new Arithmetic.Sub(), -2, 2);
        arithmetic(new Arithmetic.Mul(), -2, 2);
        arithmetic(new Arithmetic.Div(), 0.5, 2);
        arithmetic(new Arithmetic.Maximum(), -2, 2);
        arithmetic(new Arithmetic.Minimum(), -2, 2);

        elementwise(new Elementwise.Exp(), -2, 2);
        elementwise(new Elementwise.Log(), 0.5, 2);
        elementwise(new Elementwise.Sqrt(), 0.5, 2);
        elementwise(new Elementwise.Abs(), -2, 2);
        elementwise(new Elementwise.Pow(2.5), 0.5, 2);
        elementwise(new Elementwise.LeakyRelu(0.3), -2, 2);
        elementwise(new Elementwise.Sigmoid(), -2, 2);
        elementwise(new Elementwise.Tanh(), -2, 2);
        elementwise(new Elementwise.Cast(DataType.DOUBLE), -2, 2);

        with(AlongAxes.Sum.class, (shape, random) -> of(new AlongAxes.Sum(someAxes(shape, random)), random, shape));
        with(AlongAxes.Max.class, (shape, random) -> of(new AlongAxes.Max(someAxes(shape, random)), random, shape));
        with(AlongAxes.Softmax.class, (shape, random) -> of(new AlongAxes.Softmax(), random, ranked(1, shape)));

        with(
                Rearrangement.Reshape.class,
                (shape, random) -> of(new Rearrangement.Reshape(reversed(shape)), random, shape));
        with(
                Rearrangement.Transpose.class,
                (shape, random) -> of(new Rearrangement.Transpose(shuffled(shape.length, random)), random, shape));
        with(
                Rearrangement.BroadcastTo.class,
                (shape, random) -> of(new Rearrangement.BroadcastTo(shape), random, broadcastable(shape, random)));
        with(Rearrangement.Slice.class, OperationCases::slice);
        with(Rearrangement.Unslice.class, OperationCases::unslice);
        with(Rearrangement.Rows.class, (shape, random) -> {
            long[] x = ranked(1, shape);
            return of(new Rearrangement.Rows(indices(3, (int) x[0], random)), random, x);
        });
        with(Rearrangement.Unrows.class, (shape, random) -> {
            long[] x = ranked(1, shape);
            return of(new Rearrangement.Unrows(4, indices((int) x[0], 4, random)), random, x);
        });
        with(Rearrangement.Concat.class, OperationCases::concat);

        with(Product.Matmul.class, (shape, random) -> {
            long[] s = ranked(3, shape);
            return of(new Product.Matmul(), random, new long[] {s[0], s[1]}, new long[] {s[1], s[2]});
        });
        with(Product.TransposeMatmul.class, (shape, random) -> {
            long[] s = ranked(3, shape);
            return of(new Product.TransposeMatmul(), random, new long[] {s[1], s[0]}, new long[] {s[1], s[2]});
        });
        with(Product.MatmulTranspose.class, (shape, random) -> {
            long[] s = ranked(3, shape);
            return of(new Product.MatmulTranspose(), random, new long[] {s[0], s[1]}, new long[] {s[2], s[1]});
        });

        with(Convolution.Conv2d.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            return of(new Convolution.Conv2d(slide.window), random, slide.x, slide.w);
        });
        with(Convolution.Conv2dImages.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            Op operation = new Convolution.Conv2dImages(slide.window, slide.x[2], slide.x[3]);
            return of(operation, random, slide.y(2), slide.w);
        });
        with(Convolution.Conv2dKernels.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            return of(new Convolution.Conv2dKernels(slide.window), random, slide.x, slide.y(2));
        });
        with(Pooling.MaxPool2d.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            return of(new Pooling.MaxPool2d(slide.window), random, slide.x);
        });
        with(Pooling.SpreadToMaxima.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Tensor x = of(new Pooling.MaxPool2d(slide.window), random, slide.x)
                    .inputs()
                    .get(0);
            Op operation = new Pooling.SpreadToMaxima(slide.window, x, x.maxPool2d(slide.window));
            return of(operation, random, slide.y(slide.x[1]));
        });
        with(Pooling.MeanAtMaxima.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Tensor x = of(new Pooling.MaxPool2d(slide.window), random, slide.x)
                    .inputs()
                    .get(0);
            return of(new Pooling.MeanAtMaxima(slide.window, x, x.maxPool2d(slide.window)), random, slide.x);
        });
        with(Pooling.AvgPool2d.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            return of(new Pooling.AvgPool2d(slide.window), random, slide.x);
        });
        with(Pooling.Spread.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Op operation = new Pooling.Spread(slide.window, slide.x[2], slide.x[3]);
            return of(operation, random, slide.y(slide.x[1]));
        });

        with(Backward.LeakyReluGradient.class, (shape, random) -> {
            Tensor x = of(new Elementwise.Abs(), random, shape).inputs().get(0);
            return of(new Backward.LeakyReluGradient(x, 0.3), random, shape);
        });
        backward(new Backward.SigmoidGradient());
        backward(new Backward.TanhGradient());
        backward(new Backward.SoftmaxGradient());
    }

    private OperationCases() {}

    /** Returns the operations of a sealed family, found through its permitted subclasses. */
    static List<Class<?>> leaves(Class<?> family) {
        if (!family.isSealed()) {
            return List.of(family);
        }
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(member -> leaves(member).stream())
                .toList();
    }

    /** Returns the operations that have a case. */
    static List<Class<? extends Op>> covered() {
        return List.copyOf(MAKERS.keySet());
    }

    /** Returns a case of each operation, for this shape and seed. */
    static List<Case> of(long[] shape, long seed) {
        return MAKERS.values().stream()
                .map(maker -> maker.make(shape, new Random(seed)))
                .toList();
    }

    private static void with(Class<? extends Op> operation, Maker maker) {
        MAKERS.put(operation, maker);
    }

    private static void arithmetic(Arithmetic operation, double low, double high) {
        with(operation.getClass(), (shape, random) -> {
            long[] other = broadcastable(shape, random);
            return random.nextBoolean()
                    ? inRange(operation, low, high, random, shape, other)
                    : inRange(operation, low, high, random, other, shape);
        });
    }

    private static void elementwise(Elementwise operation, double low, double high) {
        with(operation.getClass(), (shape, random) -> inRange(operation, low, high, random, shape));
    }

    private static void backward(Backward operation) {
        with(operation.getClass(), (shape, random) -> {
            long[] s = ranked(1, shape);
            return of(operation, random, s, s);
        });
    }

    private static Case slice(long[] shape, Random random) {
        long[] x = ranked(1, shape);
        int axis = random.nextInt(x.length);
        long from = random.nextInt((int) x[axis]);
        long to = from + 1 + random.nextInt((int) (x[axis] - from));
        return of(new Rearrangement.Slice(axis, from, to), random, x);
    }

    private static Case unslice(long[] shape, Random random) {
        long[] whole = ranked(1, shape);
        int axis = random.nextInt(whole.length);
        long[] part = whole.clone();
        long from = random.nextInt((int) whole[axis]);
        part[axis] = 1 + random.nextInt((int) (whole[axis] - from));
        return of(new Rearrangement.Unslice(axis, from, whole), random, part);
    }

    private static Case concat(long[] shape, Random random) {
        long[] first = ranked(1, shape);
        int axis = random.nextInt(first.length);
        long[] second = first.clone();
        second[axis] = 1 + random.nextInt(3);
        return of(new Rearrangement.Concat(axis), random, first, second, first);
    }

    /** Images, a window that fits them, and kernels of its size for two output channels. */
    private record Slide(Window window, long[] x, long[] w) {

        static Slide of(long[] shape, Random random) {
            long[] x = ranked(4, shape);
            int padding = random.nextInt(3);
            int size = 1 + random.nextInt((int) Math.min(3, Math.min(x[2], x[3]) + 2 * padding));
            Window window = new Window(size, 1 + random.nextInt(3), padding);
            return new Slide(window, x, new long[] {2, x[1], size, size});
        }

        static Slide forPooling(long[] shape, Random random) {
            Slide slide = of(shape, random);
            Window window = slide.window.withPadding(Math.min(slide.window.padding(), slide.window.size() / 2));
            return window.positions(slide.x[2]) * window.positions(slide.x[3]) > 0
                    ? new Slide(window, slide.x, slide.w)
                    : new Slide(Window.of(1), slide.x, slide.w);
        }

        long[] y(long channels) {
            return new long[] {x[0], channels, window.positions(x[2]), window.positions(x[3])};
        }
    }

    private static Case of(Op operation, Random random, long[]... shapes) {
        return inRange(operation, -2, 2, random, shapes);
    }

    /** Spreads the numbers of all inputs evenly over a range, in random order; every one is exact in FLOAT. */
    private static Case inRange(Op operation, double low, double high, Random random, long[]... shapes) {
        int count = (int) Arrays.stream(shapes).mapToLong(Shapes::size).sum();
        int[] order = shuffled(count, random);
        List<Tensor> inputs = new ArrayList<>();
        int next = 0;
        for (long[] shape : shapes) {
            double[] values = new double[(int) Shapes.size(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (low + (high - low) * (order[next++] + 0.4) / count);
            }
            inputs.add(Tensor.of(DataType.DOUBLE, values, shape));
        }
        return new Case(operation, inputs);
    }

    /** The shape without some leading axes, and with some of the others at 1. */
    private static long[] broadcastable(long[] shape, Random random) {
        long[] kept = Arrays.copyOfRange(shape, random.nextInt(shape.length + 1), shape.length);
        return LongStream.of(kept)
                .map(size -> random.nextInt(3) == 0 ? 1 : size)
                .toArray();
    }

    private static int[] someAxes(long[] shape, Random random) {
        int[] some = IntStream.range(0, shape.length)
                .filter(axis -> random.nextBoolean())
                .toArray();
        return some.length == 0 ? IntStream.range(0, shape.length).toArray() : some;
    }

    /** The shape with axes of size 2 behind it until it has at least this rank. */
    private static long[] ranked(int rank, long[] shape) {
        long[] ranked = Arrays.copyOf(shape, Math.max(rank, shape.length));
        Arrays.fill(ranked, shape.length, ranked.length, 2);
        return ranked;
    }

    private static long[] reversed(long[] shape) {
        return IntStream.range(0, shape.length)
                .mapToLong(i -> shape[shape.length - 1 - i])
                .toArray();
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] indices(int count, int bound, Random random) {
        return random.ints(count, 0, bound).toArray();
    }
}
