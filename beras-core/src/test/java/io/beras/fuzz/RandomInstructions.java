package io.beras.fuzz;

import io.beras.core.Tensor;
import io.beras.core.arrays.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erf;

/**
 * Draws instructions that fit the values of a program.
 *
 * <p>Derivatives of functions with a kink, such as relu, differ on both sides of the kink. Such a function is drawn only if
 * its operand is clearly on a side, or exactly on the kink with a value that every float type holds. The slope y·(1 − y) of a
 * saturated sigmoid has no digits in FLOAT, so the operand of a sigmoid is small.
 */
final class RandomInstructions {

    private static final int LARGEST_RANK = 15;
    private static final double CLEAR = 1e-3;

    private final Random random;
    private final List<PlainTensor> values;

    RandomInstructions(Random random, List<PlainTensor> values) {
        this.random = random;
        this.values = values;
    }

    /** Returns an instruction, or nothing if the drawn operation does not fit the drawn operands. */
    Optional<Instruction> next() {
        int a = random.nextInt(values.size());
        int b = random.nextInt(values.size());
        return switch (random.nextInt(10)) {
            case 0, 1 -> smooth(a);
            case 2 -> kinked(a);
            case 3, 4 -> arithmetic(a, b);
            case 5 -> reduction(a);
            case 6 -> alongLastAxis(a);
            case 7 -> product(a, b);
            case 8 -> shape(a, b);
            default -> image(a, b);
        };
    }

    // --- elementwise

    private Optional<Instruction> smooth(int a) {
        PlainTensor x = values.get(a);
        double c = random.nextInt(-3, 4) / 2.0;
        return switch (random.nextInt(21)) {
            case 0 -> unary("exp", a, Tensor::exp, Jet::exp);
            case 1 -> inside(x, 0.05, 1e3, unary("log", a, Tensor::log, Jet::log));
            case 2 -> inside(x, 0.05, 1e3, unary("sqrt", a, Tensor::sqrt, j -> j.power(0.5)));
            case 3 -> unary("square", a, Tensor::square, j -> j.times(j));
            case 4 -> unary("pow(3)", a, t -> t.pow(3), j -> j.times(j).times(j));
            case 5 -> inside(x, 0.05, 1e3, unary("pow(" + c + ")", a, t -> t.pow(c), j -> j.power(c)));
            case 6 -> unary("neg", a, Tensor::neg, j -> j.times(-1));
            case 7 -> inside(x, -4, 4, unary("sigmoid", a, Tensor::sigmoid, RandomInstructions::sigmoid));
            case 8 -> inside(x, -2, 2, unary("tanh", a, Tensor::tanh, RandomInstructions::tanh));
            case 9 -> unary("softplus", a, Tensor::softplus, RandomInstructions::softplus);
            case 10 -> unary("erf", a, Tensor::erf, RandomInstructions::erf);
            case 11 -> unary("add(" + c + ")", a, t -> t.add(c), j -> j.plus(Jet.constant(c)));
            case 12 -> unary("sub(" + c + ")", a, t -> t.sub(c), j -> j.minus(Jet.constant(c)));
            case 13 -> unary("mul(" + c + ")", a, t -> t.mul(c), j -> j.times(c));
            case 14 -> unary("detach", a, Tensor::detach, j -> Jet.constant(j.value()));
            case 15 -> unary("div(4)", a, t -> t.div(4), j -> j.times(0.25));
            case 16 -> unary("sin", a, Tensor::sin, RandomInstructions::sin);
            case 17 -> unary("cos", a, Tensor::cos, j -> sin(j.plus(Jet.constant(Math.PI / 2))));
            case 18 ->
                unary(
                        "subtractFrom(" + c + ")",
                        a,
                        t -> t.subtractFrom(c),
                        j -> Jet.constant(c).minus(j));
            case 19 -> inside(x, 0.05, 1e3, unary("reciprocal", a, Tensor::reciprocal, Jet::inverse));
            default -> inside(x, 0.05, 1e3, unary("1/x", a, t -> t.pow(-1), Jet::inverse));
        };
    }

    private static Jet sin(Jet x) {
        double y = Math.sin(x.value());
        return x.apply(y, Math.cos(x.value()), -y);
    }

    private static Jet sigmoid(Jet x) {
        double y = 1 / (1 + Math.exp(-x.value()));
        double slope = y * (1 - y);
        return x.apply(y, slope, slope * (1 - 2 * y));
    }

    private static Jet tanh(Jet x) {
        double y = Math.tanh(x.value());
        return x.apply(y, 1 - y * y, -2 * y * (1 - y * y));
    }

    private static Jet softplus(Jet x) {
        double y = 1 / (1 + Math.exp(-x.value()));
        return x.apply(Math.max(x.value(), 0) + Math.log1p(Math.exp(-Math.abs(x.value()))), y, y * (1 - y));
    }

    private static Jet erf(Jet x) {
        double slope = 2 / Math.sqrt(Math.PI) * Math.exp(-x.value() * x.value());
        return x.apply(Erf.value(x.value()), slope, -2 * x.value() * slope);
    }

    private Optional<Instruction> kinked(int a) {
        double low = random.nextInt(-2, 1);
        return switch (random.nextInt(8)) {
            case 0 -> clearOf(0, a, unary("relu", a, Tensor::relu, j -> j.value() > 0 ? j : Jet.ZERO));
            case 1 ->
                clearOf(
                        0,
                        a,
                        unary("leakyRelu(0.25)", a, t -> t.leakyRelu(0.25), j -> j.value() > 0 ? j : j.times(0.25)));
            case 2 -> clearOf(0, a, unary("abs", a, Tensor::abs, j -> j.times(Math.signum(j.value()))));
            case 3 -> clearOf(0, a, unary("sign", a, Tensor::sign, j -> Jet.constant(Math.signum(j.value()))));
            case 4 ->
                clearOf(
                        low,
                        a,
                        clearOf(
                                low + 1,
                                a,
                                unary(
                                        "clamp(" + low + ", " + (low + 1) + ")",
                                        a,
                                        t -> t.clamp(low, low + 1),
                                        j -> clamp(j, low, low + 1))));
            case 5 ->
                clearOf(
                        low,
                        a,
                        unary(
                                "greater(" + low + ")",
                                a,
                                t -> t.greater(low),
                                j -> Jet.constant(j.value() > low ? 1 : 0)));
            case 6 ->
                clearOf(
                        low,
                        a,
                        unary("less(" + low + ")", a, t -> t.less(low), j -> Jet.constant(j.value() < low ? 1 : 0)));
            default ->
                clearOf(
                        low,
                        a,
                        unary(
                                "where(x > " + low + ", x², −x)",
                                a,
                                t -> t.square().where(t.greater(low), t.neg()),
                                j -> j.value() > low ? j.times(j) : j.times(-1)));
        };
    }

    private static Jet clamp(Jet x, double low, double high) {
        return x.value() < low ? Jet.constant(low) : x.value() > high ? Jet.constant(high) : x;
    }

    private Optional<Instruction> arithmetic(int a, int b) {
        PlainTensor x = values.get(a);
        PlainTensor y = values.get(b);
        if (!fits(x.shape(), y.shape())) {
            return Optional.empty();
        }
        return switch (random.nextInt(7)) {
            case 0 -> binary("add", a, b, Tensor::add, Jet::plus);
            case 1 -> binary("sub", a, b, Tensor::sub, Jet::minus);
            case 2 -> binary("mul", a, b, Tensor::mul, Jet::times);
            case 3 -> inside(y, 0.05, 1e3, binary("div", a, b, Tensor::div, (p, q) -> p.times(q.inverse())));
            case 4 ->
                inside(
                        x,
                        0.05,
                        5,
                        inside(
                                y,
                                -3,
                                3,
                                binary(
                                        "pow",
                                        a,
                                        b,
                                        Tensor::pow,
                                        (p, q) -> q.times(p.log()).exp())));
            case 5 -> apart(x, y, binary("maximum", a, b, Tensor::maximum, (p, q) -> larger(List.of(p, q))));
            default ->
                apart(
                        x,
                        y,
                        binary(
                                "minimum",
                                a,
                                b,
                                Tensor::minimum,
                                (p, q) -> larger(List.of(p.times(-1), q.times(-1)))
                                        .times(-1)));
        };
    }

    /** Returns the largest element; equal ones share its derivatives equally. */
    private static Jet larger(List<Jet> elements) {
        double largest = elements.stream().mapToDouble(Jet::value).max().orElseThrow();
        List<Jet> equal = elements.stream().filter(x -> x.value() == largest).toList();
        return mean(equal);
    }

    private static Jet sum(List<Jet> elements) {
        return elements.stream().reduce(Jet.ZERO, Jet::plus);
    }

    private static Jet mean(List<Jet> elements) {
        return sum(elements).times(1.0 / elements.size());
    }

    // --- reductions

    private Optional<Instruction> reduction(int a) {
        PlainTensor x = values.get(a);
        int[] drawn = axes(x.rank());
        int[] axes = drawn.length == 0 ? IntStream.range(0, x.rank()).toArray() : drawn;
        boolean keep = random.nextBoolean();
        int[] result = keep ? x.reduce(axes, elements -> Jet.ZERO).shape() : x.without(axes);
        return switch (random.nextInt(6)) {
            case 0 ->
                reduction(
                        "sum",
                        a,
                        drawn,
                        axes,
                        result,
                        t -> keep ? t.sumKeepDims(drawn) : t.sum(drawn),
                        RandomInstructions::sum);
            case 1 ->
                reduction(
                        "mean",
                        a,
                        drawn,
                        axes,
                        result,
                        t -> keep ? t.meanKeepDims(drawn) : t.mean(drawn),
                        RandomInstructions::mean);
            case 2 ->
                reduction(
                        "variance",
                        a,
                        drawn,
                        axes,
                        result,
                        t -> keep ? t.varianceKeepDims(drawn) : t.variance(drawn),
                        elements -> {
                            Jet mean = mean(elements);
                            return mean(elements.stream()
                                    .map(x1 -> x1.minus(mean).times(x1.minus(mean)))
                                    .toList());
                        });
            case 3 ->
                reduction(
                        "logSumExp",
                        a,
                        drawn,
                        axes,
                        result,
                        t -> keep ? t.logSumExpKeepDims(drawn) : t.logSumExp(drawn),
                        elements ->
                                sum(elements.stream().map(Jet::exp).toList()).log());
            case 4 ->
                apartAlong(
                        x,
                        axes,
                        1,
                        reduction(
                                "max",
                                a,
                                drawn,
                                axes,
                                result,
                                t -> keep ? t.maxKeepDims(drawn) : t.max(drawn),
                                RandomInstructions::larger));
            default ->
                apartAlong(
                        x,
                        axes,
                        -1,
                        reduction(
                                "min",
                                a,
                                drawn,
                                axes,
                                result,
                                t -> keep ? t.minKeepDims(drawn) : t.min(drawn),
                                elements -> larger(elements.stream()
                                                .map(e -> e.times(-1))
                                                .toList())
                                        .times(-1)));
        };
    }

    private static Optional<Instruction> reduction(
            String name,
            int a,
            int[] drawn,
            int[] axes,
            int[] result,
            UnaryOperator<Tensor> beras,
            Function<List<Jet>, Jet> f) {
        return Optional.of(new Instruction(
                name + Arrays.toString(drawn) + " to " + Arrays.toString(result),
                new int[] {a},
                x -> beras.apply(x[0]),
                x -> x[0].reduce(axes, f).reshape(result)));
    }

    private Optional<Instruction> alongLastAxis(int a) {
        PlainTensor x = values.get(a);
        if (x.rank() == 0) {
            return Optional.empty();
        }
        int[] last = {x.rank() - 1};
        boolean log = random.nextBoolean();
        return Optional.of(new Instruction(
                log ? "logSoftmax" : "softmax", new int[] {a}, t -> log ? t[0].logSoftmax() : t[0].softmax(), t -> {
                    PlainTensor normalizer = t[0].reduce(
                            last,
                            elements -> sum(elements.stream().map(Jet::exp).toList())
                                    .log());
                    PlainTensor logs = t[0].combine(normalizer, Jet::minus);
                    return log ? logs : logs.map(Jet::exp);
                }));
    }

    // --- matrices and images

    private Optional<Instruction> product(int a, int b) {
        PlainTensor x = values.get(a);
        PlainTensor w = values.get(b);
        if (x.rank() < 2 || w.rank() < 2 || !fits(lead(x), lead(w))) {
            return Optional.empty();
        }
        int n = x.shape()[x.rank() - 2];
        int m = x.shape()[x.rank() - 1];
        int p = w.shape()[w.rank() - 2];
        int q = w.shape()[w.rank() - 1];
        if (m == p) {
            return both("matmul", a, b, t -> t[0].matmul(t[1]), t -> t[0].matmul(t[1]));
        }
        if (n == p) {
            return both(
                    "transposeMatmul",
                    a,
                    b,
                    t -> t[0].transposeMatmul(t[1]),
                    t -> t[0].transposeMatrices().matmul(t[1]));
        }
        if (m == q) {
            return both(
                    "matmulTranspose",
                    a,
                    b,
                    t -> t[0].matmulTranspose(t[1]),
                    t -> t[0].matmul(t[1].transposeMatrices()));
        }
        return Optional.empty();
    }

    private static int[] lead(PlainTensor x) {
        return Arrays.copyOf(x.shape(), x.rank() - 2);
    }

    private Optional<Instruction> image(int a, int b) {
        PlainTensor x = values.get(a);
        if (x.rank() != 4) {
            return Optional.empty();
        }
        PlainTensor w = values.get(b);
        boolean convolution = w.rank() == 4 && w.shape()[1] == x.shape()[1] && w.shape()[2] == w.shape()[3];
        int size = convolution ? w.shape()[2] : random.nextInt(1, 4);
        int padding = random.nextInt(0, convolution ? size : size / 2 + 1);
        Window window = new Window(size, random.nextInt(1, 3), padding);
        int[] positions = {
            x.shape()[0],
            convolution ? w.shape()[0] : x.shape()[1],
            (int) window.positions(x.shape()[2]),
            (int) window.positions(x.shape()[3])
        };
        if (positions[2] < 1 || positions[3] < 1) {
            return Optional.empty();
        }
        if (convolution) {
            return both(
                    "conv2d " + window,
                    a,
                    b,
                    t -> t[0].conv2d(t[1], window),
                    t -> convolve(t[0], t[1], window, positions));
        }
        Instruction average = new Instruction(
                "avgPool2d " + window,
                new int[] {a},
                t -> t[0].avgPool2d(window),
                t -> PlainTensor.of(
                        positions,
                        index -> sum(pixels(t[0], index[0], index[1], index, window))
                                .times(1.0 / window.area())));
        Instruction largest = new Instruction(
                "maxPool2d " + window,
                new int[] {a},
                t -> t[0].maxPool2d(window),
                t -> PlainTensor.of(positions, index -> larger(pixels(t[0], index[0], index[1], index, window))));
        return random.nextBoolean() ? Optional.of(average) : distinct(x, Optional.of(largest));
    }

    private static PlainTensor convolve(PlainTensor x, PlainTensor w, Window window, int[] positions) {
        return PlainTensor.of(positions, index -> {
            Jet sum = Jet.ZERO;
            for (int channel = 0; channel < x.shape()[1]; channel++) {
                for (int i = 0; i < window.size(); i++) {
                    for (int j = 0; j < window.size(); j++) {
                        int row = index[2] * window.stride() + i - window.padding();
                        int column = index[3] * window.stride() + j - window.padding();
                        if (isInside(x, row, column)) {
                            Jet weight = w.at(index[1], channel, i, j);
                            sum = sum.plus(x.at(index[0], channel, row, column).times(weight));
                        }
                    }
                }
            }
            return sum;
        });
    }

    /** Returns the pixels of the image, without the padding, under the window at a position. */
    private static List<Jet> pixels(PlainTensor x, int image, int channel, int[] position, Window window) {
        List<Jet> pixels = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            for (int j = 0; j < window.size(); j++) {
                int row = position[2] * window.stride() + i - window.padding();
                int column = position[3] * window.stride() + j - window.padding();
                if (isInside(x, row, column)) {
                    pixels.add(x.at(image, channel, row, column));
                }
            }
        }
        return pixels;
    }

    private static boolean isInside(PlainTensor x, int row, int column) {
        return row >= 0 && row < x.shape()[2] && column >= 0 && column < x.shape()[3];
    }

    // --- shapes and indices

    private Optional<Instruction> shape(int a, int b) {
        PlainTensor x = values.get(a);
        return switch (random.nextInt(7)) {
            case 0 -> reshape(a, x);
            case 1 -> transpose(a, x);
            case 2 -> broadcast(a, x);
            case 3 -> slice(a, x);
            case 4 -> gather(a, x);
            case 5 -> concat(a, b, x, values.get(b));
            default -> stack(a, b, x, values.get(b));
        };
    }

    private Optional<Instruction> reshape(int a, PlainTensor x) {
        List<Integer> factors = new ArrayList<>();
        int rest = x.elements().length;
        for (int factor = 2; rest > 1; factor++) {
            while (rest % factor == 0) {
                rest /= factor;
                factors.add(factor);
            }
        }
        for (int ones = random.nextInt(random.nextInt(8) == 0 ? LARGEST_RANK : 2) + 1; ones > 1; ones--) {
            factors.add(1);
        }
        Collections.shuffle(factors, random);
        if (factors.size() > LARGEST_RANK) {
            return Optional.empty();
        }
        int[] shape = factors.stream().mapToInt(factor -> factor).toArray();
        return one("reshape to " + Arrays.toString(shape), a, t -> t.reshape(longs(shape)), t -> t.reshape(shape));
    }

    private Optional<Instruction> transpose(int a, PlainTensor x) {
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
        Collections.shuffle(axes, random);
        int[] permutation = axes.stream().mapToInt(axis -> axis).toArray();
        return one("transpose" + axes, a, t -> t.transpose(permutation), t -> t.transpose(permutation));
    }

    private Optional<Instruction> broadcast(int a, PlainTensor x) {
        int[] larger = x.shape().clone();
        for (int axis = 0; axis < larger.length; axis++) {
            if (larger[axis] == 1 && random.nextBoolean()) {
                larger[axis] = random.nextInt(1, 4);
            }
        }
        int[] shape = x.rank() < LARGEST_RANK && random.nextBoolean()
                ? PlainTensor.append(new int[] {random.nextInt(1, 3)}, larger)
                : larger;
        return one(
                "broadcastTo " + Arrays.toString(shape),
                a,
                t -> t.broadcastTo(longs(shape)),
                t -> t.broadcastTo(shape));
    }

    private Optional<Instruction> slice(int a, PlainTensor x) {
        if (x.rank() == 0) {
            return Optional.empty();
        }
        int axis = random.nextInt(x.rank());
        int from = random.nextInt(x.shape()[axis]);
        int to = random.nextInt(from + 1, x.shape()[axis] + 1);
        return one(
                "slice(" + axis + ", " + from + ", " + to + ")",
                a,
                t -> t.slice(axis, from, to),
                t -> t.take(axis, to - from, i -> from + i));
    }

    private Optional<Instruction> gather(int a, PlainTensor x) {
        if (x.rank() == 0) {
            return Optional.empty();
        }
        int axis = random.nextInt(x.rank());
        int[] indices = random.ints(random.nextInt(1, 5), 0, x.shape()[axis]).toArray();
        return one(
                "gather(" + axis + ", " + Arrays.toString(indices) + ")",
                a,
                t -> axis == 0 ? t.gather(indices) : t.gather(axis, Tensor.ofLabels(indices)),
                t -> t.take(axis, indices.length, i -> indices[i]));
    }

    private Optional<Instruction> concat(int a, int b, PlainTensor x, PlainTensor y) {
        if (x.rank() == 0 || x.rank() != y.rank()) {
            return Optional.empty();
        }
        int axis = random.nextInt(x.rank());
        if (!Arrays.equals(x.without(axis), y.without(axis))) {
            return Optional.empty();
        }
        return both("concat(" + axis + ")", a, b, t -> Tensor.concat(axis, t), t -> t[0].concat(axis, t[1]));
    }

    private Optional<Instruction> stack(int a, int b, PlainTensor x, PlainTensor y) {
        if (x.rank() == LARGEST_RANK || !Arrays.equals(x.shape(), y.shape())) {
            return Optional.empty();
        }
        int[] single = PlainTensor.append(new int[] {1}, x.shape());
        return both(
                "stack(0)",
                a,
                b,
                t -> Tensor.stack(0, t),
                t -> t[0].reshape(single).concat(0, t[1].reshape(single)));
    }

    private int[] axes(int rank) {
        return IntStream.range(0, rank).filter(axis -> random.nextInt(3) == 0).toArray();
    }

    private static boolean fits(int[] x, int[] y) {
        for (int i = 1; i <= Math.min(x.length, y.length); i++) {
            int p = x[x.length - i];
            int q = y[y.length - i];
            if (p != q && p != 1 && q != 1) {
                return false;
            }
        }
        return true;
    }

    private static long[] longs(int... shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }

    // --- instructions of one and two operands

    private static Optional<Instruction> unary(String text, int a, UnaryOperator<Tensor> beras, UnaryOperator<Jet> f) {
        return one(text, a, beras, x -> x.map(f));
    }

    private static Optional<Instruction> one(
            String text, int a, UnaryOperator<Tensor> beras, UnaryOperator<PlainTensor> plain) {
        return Optional.of(new Instruction(text, new int[] {a}, x -> beras.apply(x[0]), x -> plain.apply(x[0])));
    }

    private static Optional<Instruction> binary(
            String text, int a, int b, BinaryOperator<Tensor> beras, BinaryOperator<Jet> f) {
        return both(text, a, b, x -> beras.apply(x[0], x[1]), x -> x[0].combine(x[1], f));
    }

    private static Optional<Instruction> both(
            String text, int a, int b, Instruction.OnTensors beras, Instruction.OnPlainTensors plain) {
        return Optional.of(new Instruction(text, new int[] {a, b}, beras, plain));
    }

    // --- conditions

    private static Optional<Instruction> inside(PlainTensor x, double low, double high, Optional<Instruction> drawn) {
        return drawn.filter(i -> Arrays.stream(x.elements()).allMatch(j -> j.value() >= low && j.value() <= high));
    }

    private Optional<Instruction> clearOf(double kink, int a, Optional<Instruction> drawn) {
        PlainTensor x = values.get(a);
        return drawn.filter(i -> Arrays.stream(x.elements()).allMatch(j -> isClear(j.value(), kink, isExact(x))));
    }

    private static Optional<Instruction> apart(PlainTensor x, PlainTensor y, Optional<Instruction> drawn) {
        boolean exact = isExact(x) && isExact(y);
        List<Boolean> clear = new ArrayList<>();
        return drawn.filter(i -> {
            x.combine(y, (p, q) -> {
                clear.add(isClear(p.value(), q.value(), exact));
                return p;
            });
            return !clear.contains(false);
        });
    }

    private static Optional<Instruction> apartAlong(PlainTensor x, int[] axes, int sign, Optional<Instruction> drawn) {
        List<Boolean> clear = new ArrayList<>();
        return drawn.filter(i -> {
            x.reduce(axes, elements -> {
                Jet largest = Collections.max(elements, Comparator.comparingDouble(j -> sign * j.value()));
                elements.forEach(j -> clear.add(j == largest || isClear(j.value(), largest.value(), isExact(x))));
                return Jet.ZERO;
            });
            return !clear.contains(false);
        });
    }

    private static Optional<Instruction> distinct(PlainTensor x, Optional<Instruction> drawn) {
        return drawn.filter(i -> {
            double[] sorted =
                    Arrays.stream(x.elements()).mapToDouble(Jet::value).sorted().toArray();
            return IntStream.range(1, sorted.length).allMatch(k -> isClear(sorted[k], sorted[k - 1], isExact(x)));
        });
    }

    /** Returns whether all elements are small multiples of 1/16, which no float type rounds. */
    private static boolean isExact(PlainTensor x) {
        return Arrays.stream(x.elements()).allMatch(j -> Math.rint(16 * j.value()) == 16 * j.value());
    }

    /** Returns whether rounding can not move x to the other side of a kink, or away from the kink. */
    private static boolean isClear(double x, double kink, boolean exact) {
        return (exact && x == kink) || Math.abs(x - kink) > CLEAR * (1 + Math.abs(kink));
    }
}
