package io.beras.fuzz;

import io.beras.core.GradientTape;
import io.beras.core.StepScope;
import io.beras.core.Tensor;
import io.beras.core.Unconnected;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A program drawn from a seed: leaves, and instructions that each use earlier values. The target is the sum of the last value.
 *
 * <p>Beras computes the values, the gradients by a tape, and second derivatives by nested tapes. The interpreter computes the
 * same values, and the first and second derivative of the target in the direction v of the leaves. The gradients are right if
 * Σ g·v is the first derivative: v is drawn, so a wrong element of g changes the sum.
 */
final class RandomProgram {

    private static final int LARGEST_SIZE = 240;
    private static final double LARGEST_VALUE = 60;
    private static final double LARGEST_DERIVATIVE = 1e4;

    private final Random random;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Instruction> instructions = new ArrayList<>();

    RandomProgram(long seed) {
        random = new Random(seed);
        List<PlainTensor> values = new ArrayList<>();
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            Leaf leaf = leaf(i == 1);
            leaves.add(leaf);
            values.add(leaf.plain());
        }
        RandomInstructions drawn = new RandomInstructions(random, values);
        int length = random.nextInt(1, 16);
        for (int attempt = 0; attempt < 40 && instructions.size() < length; attempt++) {
            Optional<Instruction> instruction = drawn.next();
            if (instruction.isPresent()) {
                PlainTensor value = run(instruction.get(), values);
                if (isTame(value)) {
                    instructions.add(instruction.get());
                    values.add(value);
                }
            }
        }
    }

    /** Values of a program, and the derivatives of the sum of the last value along the direction of the leaves. */
    record Outcome(List<double[]> values, double first, double second, double scale) {}

    /** Runs the program on Beras, under further tapes that are never closed, and between calls that must be refused. */
    Outcome onBeras(DataType type, long seed) {
        Random choices = new Random(seed);
        List<GradientTape> unclosed = new ArrayList<>();
        try (StepScope step = new StepScope();
                GradientTape outer = new GradientTape()) {
            unclosed.add(new GradientTape(choices.nextBoolean()));
            List<Tensor> sources = new ArrayList<>();
            List<Tensor> values = new ArrayList<>();
            List<Tensor> directions = new ArrayList<>();
            try (GradientTape inner = new GradientTape(choices.nextBoolean())) {
                for (Leaf leaf : leaves) {
                    Tensor tensor = leaf.tensor(type, choices);
                    Tensor value = leaf.kind() == Leaf.Kind.VARIABLE ? new Variable("v", tensor) : tensor;
                    if (leaf.kind() == Leaf.Kind.WATCHED) {
                        outer.watch(value);
                        inner.watch(value);
                    }
                    if (leaf.kind() != Leaf.Kind.CONSTANT) {
                        sources.add(value);
                        directions.add(Tensor.of(type, leaf.direction(), leaf.sizes()));
                    }
                    values.add(value);
                }
                for (Instruction instruction : instructions) {
                    if (choices.nextInt(8) == 0) {
                        unclosed.add(new GradientTape(choices.nextBoolean()));
                    }
                    if (choices.nextInt(16) == 0) {
                        RefusedCalls.makeOne(values.get(choices.nextInt(values.size())), choices);
                    }
                    values.add(instruction.beras().run(operands(instruction, values)));
                }
                Tensor target = values.get(values.size() - 1);
                List<Tensor> gradients = gradients(inner, target, sources);
                Tensor first = along(gradients, directions, type);
                List<Tensor> second = gradients(outer, first, sources);
                return new Outcome(
                        values.stream().map(Tensor::toDoubleArray).toList(),
                        first.item(),
                        along(second, directions, type).item(),
                        scale(gradients, directions));
            }
        } finally {
            unclosed.removeIf(tape -> choices.nextBoolean());
            unclosed.forEach(GradientTape::close);
        }
    }

    /** Runs the program on the interpreter; the rounding is applied to each value. */
    Outcome onInterpreter(Rounding rounding) {
        List<PlainTensor> values = new ArrayList<>();
        leaves.forEach(leaf -> values.add(leaf.plain().map(rounding::round)));
        for (Instruction instruction : instructions) {
            values.add(run(instruction, values).map(rounding::round));
        }
        Jet target = values.get(values.size() - 1).sum();
        List<double[]> plain = values.stream()
                .map(value ->
                        Arrays.stream(value.elements()).mapToDouble(Jet::value).toArray())
                .toList();
        return new Outcome(plain, target.first(), target.second(), 0);
    }

    String text(int value) {
        return value < leaves.size()
                ? leaves.get(value).kind() + " "
                        + Arrays.toString(leaves.get(value).shape())
                : instructions.get(value - leaves.size()).text();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < leaves.size() + instructions.size(); i++) {
            String operands = i < leaves.size()
                    ? ""
                    : " of "
                            + Arrays.toString(
                                    instructions.get(i - leaves.size()).operands());
            text.append("  ")
                    .append(i)
                    .append(": ")
                    .append(text(i))
                    .append(operands)
                    .append('\n');
        }
        return text.toString();
    }

    private static List<Tensor> gradients(GradientTape tape, Tensor target, List<Tensor> sources) {
        return List.copyOf(tape.gradient(target, sources, Unconnected.ZERO).stream()
                .map(gradient -> gradient == null ? Tensor.scalar(0) : gradient)
                .toList());
    }

    private static Tensor along(List<Tensor> gradients, List<Tensor> directions, DataType type) {
        Tensor sum = Tensor.scalar(type, 0);
        for (int i = 0; i < gradients.size(); i++) {
            sum = sum.add(gradients.get(i).mul(directions.get(i)).sum());
        }
        return sum;
    }

    private static double scale(List<Tensor> gradients, List<Tensor> directions) {
        double scale = 0;
        for (int i = 0; i < gradients.size(); i++) {
            scale += gradients.get(i).mul(directions.get(i)).abs().sum().item();
        }
        return scale;
    }

    private static Tensor[] operands(Instruction instruction, List<Tensor> values) {
        return Arrays.stream(instruction.operands()).mapToObj(values::get).toArray(Tensor[]::new);
    }

    private static PlainTensor run(Instruction instruction, List<PlainTensor> values) {
        return instruction
                .plain()
                .run(Arrays.stream(instruction.operands()).mapToObj(values::get).toArray(PlainTensor[]::new));
    }

    private static boolean isTame(PlainTensor x) {
        return x.elements().length <= LARGEST_SIZE
                && Arrays.stream(x.elements())
                        .allMatch(j -> Math.abs(j.value()) < LARGEST_VALUE
                                && Math.abs(j.first()) < LARGEST_DERIVATIVE
                                && Math.abs(j.second()) < LARGEST_DERIVATIVE);
    }

    private Leaf leaf(boolean last) {
        int[] shape = shape();
        boolean whole = random.nextInt(4) == 0;
        double[] values = new double[PlainTensor.size(shape)];
        double[] direction = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole ? random.nextInt(-3, 4) : (float) random.nextGaussian();
            direction[i] = (float) random.nextGaussian();
        }
        Leaf.Kind kind = last ? Leaf.Kind.VARIABLE : Leaf.Kind.values()[random.nextInt(3)];
        return new Leaf(kind, Leaf.Layout.values()[random.nextInt(4)], shape, values, direction);
    }

    /** Returns a small shape, of any rank up to the largest, with repeated sizes so that shapes often fit each other. */
    private int[] shape() {
        int rank = random.nextInt(12) == 0 ? random.nextInt(5, 16) : random.nextInt(0, 5);
        int[] shape = new int[rank];
        int size = 1;
        for (int axis : random.ints(3L * rank, 0, Math.max(rank, 1)).toArray()) {
            int drawn = random.nextInt(1, 4);
            if (shape[axis] == 0 && size * drawn <= 60) {
                shape[axis] = drawn;
                size *= drawn;
            }
        }
        Arrays.setAll(shape, axis -> Math.max(shape[axis], 1));
        return shape;
    }
}
