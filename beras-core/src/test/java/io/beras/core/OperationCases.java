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

    /**
     * An operation and inputs that fit it. No input lies at a kink: all elements differ, and none is 0.
     *
     * @param differentiable the indices of the inputs that the operation has a derivative by; the others are constants
     */
    record Case(Op operation, List<Tensor> inputs, int... differentiable) {

        /** Returns the inputs that the operation has a derivative by, picked from these. */
        List<Tensor> differentiable(List<Tensor> inputs) {
            return IntStream.of(differentiable).mapToObj(inputs::get).toList();
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

    /** The shapes of two matrices whose product is (n, p), each element a sum of m products. */
    private interface Matrices {
        long[][] shapes(long n, long m, long p);
    }

    private static final Map<Class<? extends Op>, Maker> MAKERS = new LinkedHashMap<>();

    static {
        arithmetic(new ArithmeticOps.Add(), -2, 2);
        arithmetic(new ArithmeticOps.Sub(), -2, 2);
        arithmetic(new ArithmeticOps.Mul(), -2, 2);
        arithmetic(new ArithmeticOps.Div(), 0.5, 2);
        arithmetic(new ArithmeticOps.Pow(), 0.5, 2);
        arithmetic(new ArithmeticOps.Maximum(), -2, 2);
        arithmetic(new ArithmeticOps.Minimum(), -2, 2);

        arithmetic(new ChainRuleOps.Product(), -2, 2);
        arithmetic(new ChainRuleOps.Quotient(), 0.5, 2);

        comparison(new PiecewiseConstantOps.HasEffect());
        comparison(new PiecewiseConstantOps.Greater());
        comparison(new PiecewiseConstantOps.Less());
        comparison(new PiecewiseConstantOps.Equal());
        comparison(new PiecewiseConstantOps.Heaviside());
        with(PiecewiseConstantOps.Sign.class, (shape, random) -> of(new PiecewiseConstantOps.Sign(), random, shape));
        with(PiecewiseConstantOps.ArgMax.class, (shape, random) -> {
            long[] x = ranked(1, shape);
            return of(new PiecewiseConstantOps.ArgMax(random.nextInt(x.length)), random, x);
        });

        elementwise(new ElementwiseOps.Exp(), -2, 2);
        elementwise(new ElementwiseOps.Log(), 0.5, 2);
        elementwise(new ElementwiseOps.Sqrt(), 0.5, 2);
        elementwise(new ElementwiseOps.Sin(), -4, 4);
        elementwise(new ElementwiseOps.Cos(), -4, 4);
        elementwise(new ElementwiseOps.Abs(), -2, 2);
        elementwise(new ElementwiseOps.Pow(2.5), 0.5, 2);
        elementwise(new ElementwiseOps.LeakyRelu(0.3), -2, 2);
        elementwise(new ElementwiseOps.Sigmoid(), -2, 2);
        elementwise(new ElementwiseOps.Tanh(), -2, 2);
        elementwise(new ElementwiseOps.Erf(), -2, 2);
        elementwise(new ElementwiseOps.Softplus(), -2, 2);
        elementwise(new ElementwiseOps.Clamp(-1, 0.5), -2, 2);
        elementwise(new ElementwiseOps.Cast(DataType.DOUBLE), -2, 2);

        with(
                ReductionOps.Sum.class,
                (shape, random) -> of(new ReductionOps.Sum(someAxes(shape, random)), random, shape));
        with(
                ReductionOps.Mean.class,
                (shape, random) -> of(new ReductionOps.Mean(someAxes(shape, random)), random, shape));
        with(
                ReductionOps.Max.class,
                (shape, random) -> of(new ReductionOps.Max(someAxes(shape, random)), random, shape));

        with(SoftmaxOps.Softmax.class, (shape, random) -> of(new SoftmaxOps.Softmax(), random, ranked(1, shape)));
        with(SoftmaxOps.SoftmaxGradient.class, (shape, random) -> {
            long[] s = ranked(1, shape);
            return of(new SoftmaxOps.SoftmaxGradient(), random, s, s);
        });
        with(SoftmaxOps.LogSoftmax.class, (shape, random) -> of(new SoftmaxOps.LogSoftmax(), random, ranked(1, shape)));
        with(
                SoftmaxOps.LogSumExp.class,
                (shape, random) -> of(new SoftmaxOps.LogSumExp(someAxes(shape, random)), random, shape));
        with(SoftmaxOps.LogSumExpGradient.class, (shape, random) -> {
            int[] axes = someAxes(shape, random);
            return of(new SoftmaxOps.LogSumExpGradient(axes), random, Shapes.reduced(shape, axes), shape);
        });

        with(ShapeOps.Reshape.class, (shape, random) -> of(new ShapeOps.Reshape(reversed(shape)), random, shape));
        with(
                ShapeOps.Transpose.class,
                (shape, random) -> of(new ShapeOps.Transpose(shuffled(shape.length, random)), random, shape));
        with(
                ShapeOps.BroadcastTo.class,
                (shape, random) -> of(new ShapeOps.BroadcastTo(shape), random, broadcastable(shape, random)));
        with(IndexingOps.Slice.class, OperationCases::slice);
        with(IndexingOps.SliceGradient.class, OperationCases::unslice);
        with(IndexingOps.Gather.class, (shape, random) -> {
            long[] x = ranked(1, shape);
            int axis = random.nextInt(x.length);
            return of(new IndexingOps.Gather(axis, indices(3, (int) x[axis], random)), random, x);
        });
        with(IndexingOps.ScatterAdd.class, (shape, random) -> {
            long[] x = ranked(1, shape);
            int axis = random.nextInt(x.length);
            return of(new IndexingOps.ScatterAdd(axis, 4, indices((int) x[axis], 4, random)), random, x);
        });
        with(IndexingOps.Concat.class, OperationCases::concat);
        with(IndexingOps.Where.class, OperationCases::where);

        product(new MatmulOps.Matmul(), (n, m, p) -> new long[][] {{n, m}, {m, p}});
        product(new MatmulOps.TransposeMatmul(), (n, m, p) -> new long[][] {{m, n}, {m, p}});
        product(new MatmulOps.MatmulTranspose(), (n, m, p) -> new long[][] {{n, m}, {p, m}});

        with(ConvolutionOps.Conv2d.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            return of(new ConvolutionOps.Conv2d(slide.window), random, slide.x, slide.w);
        });
        with(ConvolutionOps.Conv2dInputGradient.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            Op operation = new ConvolutionOps.Conv2dInputGradient(slide.window, slide.x[2], slide.x[3]);
            return of(operation, random, slide.y(2), slide.w);
        });
        with(ConvolutionOps.Conv2dKernelGradient.class, (shape, random) -> {
            Slide slide = Slide.of(shape, random);
            return of(new ConvolutionOps.Conv2dKernelGradient(slide.window), random, slide.x, slide.y(2));
        });
        with(PoolingOps.MaxPool2d.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            return of(new PoolingOps.MaxPool2d(slide.window), random, slide.x);
        });
        with(PoolingOps.MaxPoolGradient.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Op operation = new PoolingOps.MaxPoolGradient(slide.window);
            return ofMaxPool(operation, slide.window, random, slide.y(slide.x[1]), slide.x);
        });
        with(PoolingOps.MaxPoolGradientGradient.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Op operation = new PoolingOps.MaxPoolGradientGradient(slide.window);
            return ofMaxPool(operation, slide.window, random, slide.x, slide.x);
        });
        with(PoolingOps.AvgPool2d.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            return of(new PoolingOps.AvgPool2d(slide.window), random, slide.x);
        });
        with(PoolingOps.AvgPoolGradient.class, (shape, random) -> {
            Slide slide = Slide.forPooling(shape, random);
            Op operation = new PoolingOps.AvgPoolGradient(slide.window, slide.x[2], slide.x[3]);
            return of(operation, random, slide.y(slide.x[1]));
        });

        backward(new ActivationGradientOps.LeakyReluGradient(0.3));
        backward(new ActivationGradientOps.SigmoidGradient());
        backward(new ActivationGradientOps.TanhGradient());
        backward(new ActivationGradientOps.GeluGradient());
        backward(new ActivationGradientOps.TanhGeluGradient());
        backward(new ActivationGradientOps.SiluGradient());
        backward(new ActivationGradientOps.EluGradient(1.5));
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

    private static void arithmetic(Op operation, double low, double high) {
        with(operation.getClass(), (shape, random) -> {
            long[] other = broadcastable(shape, random);
            return random.nextBoolean()
                    ? inRange(operation, low, high, random, shape, other)
                    : inRange(operation, low, high, random, other, shape);
        });
    }

    private static void comparison(PiecewiseConstantOps operation) {
        with(operation.getClass(), (shape, random) -> of(operation, random, shape, broadcastable(shape, random)));
    }

    private static void elementwise(ElementwiseOps operation, double low, double high) {
        with(operation.getClass(), (shape, random) -> inRange(operation, low, high, random, shape));
    }

    private static void backward(ActivationGradientOps operation) {
        with(operation.getClass(), (shape, random) -> of(operation, random, shape, shape));
    }

    /** Two matrices of the sizes in the shape, or batches of small matrices that broadcast. */
    private static void product(MatmulOps operation, Matrices matrices) {
        with(operation.getClass(), (shape, random) -> {
            if (random.nextBoolean()) {
                long[] s = ranked(3, shape);
                return of(operation, random, matrices.shapes(s[0], s[1], s[2]));
            }
            long[][] pair = matrices.shapes(1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(3));
            long[] batch = Arrays.copyOf(shape, Math.min(2, shape.length));
            pair[0] = joined(broadcastable(batch, random), pair[0]);
            pair[1] = joined(broadcastable(batch, random), pair[1]);
            return of(operation, random, pair);
        });
    }

    private static long[] joined(long[] first, long[] last) {
        return LongStream.concat(LongStream.of(first), LongStream.of(last)).toArray();
    }

    private static Case where(long[] shape, Random random) {
        long[] ofCondition = broadcastable(shape, random);
        double[] condition =
                random.ints(Shapes.size(ofCondition), 0, 2).asDoubleStream().toArray();
        Case ofXAndY = of(new IndexingOps.Where(), random, broadcastable(shape, random), broadcastable(shape, random));
        List<Tensor> inputs = new ArrayList<>(ofXAndY.inputs());
        inputs.add(0, Tensor.of(DataType.DOUBLE, condition, ofCondition));
        return new Case(ofXAndY.operation(), inputs, 1, 2);
    }

    /** A gradient of max-pooling by g, for images x of a shape and their maxima y. */
    private static Case ofMaxPool(Op operation, Window window, Random random, long[] g, long[] x) {
        List<Tensor> inputs = new ArrayList<>(of(operation, random, g, x).inputs());
        inputs.add(inputs.get(1).maxPool2d(window));
        return new Case(operation, inputs, 0);
    }

    private static Case slice(long[] shape, Random random) {
        long[] x = ranked(1, shape);
        int axis = random.nextInt(x.length);
        long from = random.nextInt((int) x[axis]);
        long to = from + 1 + random.nextInt((int) (x[axis] - from));
        return of(new IndexingOps.Slice(axis, from, to), random, x);
    }

    private static Case unslice(long[] shape, Random random) {
        long[] whole = ranked(1, shape);
        int axis = random.nextInt(whole.length);
        long[] part = whole.clone();
        long from = random.nextInt((int) whole[axis]);
        part[axis] = 1 + random.nextInt((int) (whole[axis] - from));
        return of(new IndexingOps.SliceGradient(axis, from, whole), random, part);
    }

    private static Case concat(long[] shape, Random random) {
        long[] first = ranked(1, shape);
        int axis = random.nextInt(first.length);
        long[] second = first.clone();
        second[axis] = 1 + random.nextInt(3);
        return of(new IndexingOps.Concat(axis), random, first, second, first);
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

    /** Spreads the elements of all inputs evenly over a range, in random order; each is exact in FLOAT. */
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
        return new Case(operation, inputs, IntStream.range(0, inputs.size()).toArray());
    }

    /** Returns the shape without some leading axes, and with some other axes of size 1. */
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

    /** Returns the shape, with axes of size 2 appended up to this rank. */
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
