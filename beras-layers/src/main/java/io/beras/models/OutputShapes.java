package io.beras.models;

import io.beras.core.Callable;
import io.beras.core.ClassNames;
import io.beras.core.RunScope;
import io.beras.core.Shapes;
import io.beras.core.Tensor;
import io.beras.core.random.Randomness;
import io.beras.layers.BatchNorm1d;
import io.beras.layers.CallObserver;
import io.beras.layers.Dense;
import io.beras.layers.LayerNorm1d;
import io.beras.layers.Sequential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The parts of a model, parts of blocks after their block, with the shapes of their outputs for zeros as input.
 *
 * <p>The parts of a sequential block are called one after the other. For the parts of any other node, the node is called,
 * and a {@link CallObserver} records the inputs of its parts. A part with unknown inputs has an unknown shape.
 */
final class OutputShapes {

    /** The batch of the call: axis 0 of this size is n. A prime is unlikely to be another axis. */
    private static final int BATCH = 3;
    /** Each of these inputs may have values or indices; further inputs have values. */
    private static final int MAX_INPUTS_OF_ANY_TYPE = 4;

    /**
     * A part of the table.
     *
     * @param part the part
     * @param depth the number of blocks around the part
     * @param shape the shape of its output as text, "?" if it is not known
     */
    record Row(Object part, int depth, String shape) {}

    private final List<Row> rows = new ArrayList<>();
    private final Set<Object> expanded = Collections.newSetFromMap(new IdentityHashMap<>());

    private OutputShapes() {}

    /** Returns the rows without shapes. */
    static List<Row> unknown(Model model) {
        OutputShapes shapes = new OutputShapes();
        shapes.addParts(model, 0, null);
        return shapes.rows;
    }

    /**
     * Returns the rows for inputs whose samples have these shapes.
     *
     * @throws IllegalArgumentException if a part does not take its input
     */
    static List<Row> of(Model model, List<long[]> samples) {
        DataType values = model.weights().isEmpty()
                ? DataType.FLOAT
                : model.weights().get(0).dataType();
        try {
            return of(model, zeros(samples, input -> values));
        } catch (IllegalArgumentException e) {
            return ofIndices(model, samples, values).orElseThrow(() -> e);
        } catch (ArrayIndexOutOfBoundsException e) { // forward reads inputs[1] of one input
            throw new IllegalArgumentException(
                    "summary calls " + ClassNames.kind(model) + " with the inputs that it is given, " + samples.size()
                            + ", but forward reads more; give the shape of a sample of each input: summary(List.of(new"
                            + " long[] {…}, new long[] {…}))",
                    e);
        }
    }

    /** Returns the rows of a model of which an input has indices, because an embedding is its first layer. */
    private static Optional<List<Row>> ofIndices(Model model, List<long[]> samples, DataType values) {
        int choices = 1 << Math.min(samples.size(), MAX_INPUTS_OF_ANY_TYPE);
        for (int choice = 1; choice < choices; choice++) {
            int indices = choice; // a bit for each input
            try {
                return Optional.of(of(
                        model, zeros(samples, input -> (indices >> input & 1) == 1 ? DataType.INT32 : values)));
            } catch (IllegalArgumentException e) {
                // the next choice
            }
        }
        return Optional.empty();
    }

    private static Tensor[] zeros(List<long[]> samples, IntFunction<DataType> type) {
        return IntStream.range(0, samples.size())
                .mapToObj(input -> CallObserver.zeros(type.apply(input), batch(samples.get(input))))
                .toArray(Tensor[]::new);
    }

    /** Returns the shapes of the samples that the model knows, or its first layer if that has a number of features. */
    static List<long[]> samplesOf(Model model) {
        List<long[]> known = model.info().inputShapes();
        return known.isEmpty() ? features(firstLayer(model)).map(List::of).orElse(List.of()) : known;
    }

    /** Returns the first part of the first part …, which gets the input of the model unless forward is unusual. */
    private static Object firstLayer(Model model) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Object node = model;
        while (seen.add(node) && !PartNames.parts(node).isEmpty()) {
            node = PartNames.parts(node).get(0);
        }
        return node;
    }

    private static Optional<long[]> features(Object node) {
        if (node instanceof Dense dense) {
            return Optional.of(new long[] {dense.w().size(0)});
        }
        if (node instanceof BatchNorm1d norm) {
            return Optional.of(new long[] {norm.gamma().size(1)});
        }
        if (node instanceof LayerNorm1d norm) {
            return Optional.of(new long[] {norm.gamma().size(1)});
        }
        return Optional.empty();
    }

    private static List<Row> of(Model model, Tensor... inputs) {
        OutputShapes shapes = new OutputShapes();
        // The draws of a custom layer change no other draws.
        try (EvaluationScope step = new EvaluationScope();
                RunScope run = RunScope.evaluation(model);
                Randomness.Scope draws = Randomness.of(0).use()) {
            shapes.addParts(model, 0, inputs);
        }
        return shapes.rows;
    }

    private void addParts(Object node, int depth, Tensor @Nullable [] inputs) {
        List<? extends Object> parts = PartNames.parts(node);
        if (inputs != null && (node instanceof Sequential || node instanceof SequentialModel)) {
            Tensor[] x = inputs;
            for (Object part : parts) {
                x = new Tensor[] {add((Callable) part, depth, x)};
            }
        } else if (inputs != null && !parts.isEmpty() && node instanceof Callable callable) {
            try (CallObserver observer = new CallObserver()) {
                callable.call(inputs);
                for (Object part : parts) {
                    Optional<Tensor[]> zeros = observer.zerosFor(part);
                    if (zeros.isPresent() && part instanceof Callable called) {
                        add(called, depth, zeros.get());
                    } else {
                        addUnknown(part, depth);
                    }
                }
            }
        } else {
            parts.forEach(part -> addUnknown(part, depth));
        }
    }

    private Tensor add(Callable part, int depth, Tensor... inputs) {
        Tensor output = part.call(inputs);
        rows.add(new Row(part, depth, text(output.shape())));
        if (expanded.add(part)) {
            addParts(part, depth + 1, inputs);
        }
        return output;
    }

    private void addUnknown(Object part, int depth) {
        rows.add(new Row(part, depth, "?"));
        if (expanded.add(part)) {
            addParts(part, depth + 1, null);
        }
    }

    /** Returns the shape of a sample or an output as text, with n for the batch axis. */
    static String text(long... shape) {
        String text = Shapes.text(shape);
        return shape.length > 0 && shape[0] == BATCH
                ? "(n" + text.substring(1 + Integer.toString(BATCH).length())
                : text;
    }

    /** Returns the shape of a batch of samples as text: "(n, 784)". */
    static String batchText(long... sample) {
        return text(batch(sample));
    }

    private static long[] batch(long... sample) {
        return LongStream.concat(LongStream.of(BATCH), LongStream.of(sample)).toArray();
    }
}
