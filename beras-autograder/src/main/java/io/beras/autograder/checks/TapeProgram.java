package io.beras.autograder.checks;

import io.beras.core.Call;
import io.beras.core.GradientTape;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A small computation on variables, whose gradients a tape under test and the library's tape both compute.
 *
 * @param text the formula, such as "y = w·w"
 * @param names the names of the variables
 * @param shape the shape of each variable at random points
 * @param computation the computation, which takes variables of any one shape
 */
record TapeProgram(String text, List<String> names, long[] shape, Computation computation) {

    /** Computes a target from variables. */
    @FunctionalInterface
    interface Computation {
        Tensor of(List<Variable> variables);
    }

    /** When the gradient is asked for: computes the target on a tape that is open or closed afterwards. */
    @FunctionalInterface
    interface Moment {
        Tensor target(GradientTape tape, Supplier<Tensor> computation);
    }

    /** The gradient is asked for while the tape records. */
    static Tensor insideBlock(GradientTape tape, Supplier<Tensor> computation) {
        return computation.get();
    }

    /** The gradient is asked for after the tape was closed. */
    static Tensor afterBlock(GradientTape tape, Supplier<Tensor> computation) {
        try (tape) {
            return computation.get();
        }
    }

    /** Checks the gradients of all variables, in this order, at random points. */
    void assertRight(Supplier<GradientTape> tapes, Moment moment, int... order) {
        Draws draws = Draws.fresh();
        List<Variable> one = draw(draws);
        List<Variable> two = draw(draws);
        ValueCheck<List<Variable>> check = ValueCheck.of(
                        "tape.gradient of " + text,
                        (List<Variable> point) -> gradients(tapes, moment, point, order),
                        point -> flat(expected(point, order)))
                .seed(draws.seed());
        if (order.length > 1) {
            check.candidate(
                    "swapped-order",
                    "looks like gradients in the order of the calls: return them in the order of the sources",
                    point -> flat(Rewind.backwards(expected(point, order))));
        }
        for (RewindMistake mistake : RewindMistake.ALL) {
            check.candidate(
                    mistake.diagnosis().cause(),
                    mistake.diagnosis().text(),
                    point -> flat(wrong(mistake, point, sources(point, order))));
        }
        Expect.passed(check.check(one, two));
    }

    /** Checks the gradients at scalar variables with these values, in the order of the variables. */
    void assertByHand(Supplier<GradientTape> tapes, Moment moment, double[] values, double... expected) {
        int[] order = IntStream.range(0, values.length).toArray();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            variables.add(new Variable(names.get(i), Tensor.scalar(DataType.DOUBLE, values[i])));
        }
        ByHand.check(
                "tape.gradient of " + text + " for " + String.join(", ", names) + " = " + Arrays.toString(values),
                () -> gradients(tapes, moment, variables, order).toDoubleArray(),
                expected,
                () -> assertRight(tapes, moment, order));
    }

    private List<Variable> draw(Draws draws) {
        return names.stream()
                .map(name -> new Variable(name, draws.awayFromZero(0.5, 1.5, shape)))
                .toList();
    }

    private Tensor gradients(Supplier<GradientTape> tapes, Moment moment, List<Variable> point, int... order) {
        List<Variable> sources = sources(point, order);
        return flat(TapeAnswer.requireShapes(answer(tapes, moment, point, sources), sources));
    }

    private List<Tensor> answer(
            Supplier<GradientTape> tapes, Moment moment, List<Variable> point, List<Variable> sources) {
        try (GradientTape tape = tapes.get()) {
            return tape.gradient(moment.target(tape, () -> computation.of(point)), sources);
        } catch (UnsupportedOperationException e) {
            TapeAnswer.requireNoLabelGradient(text, e);
            throw e;
        } catch (RuntimeException e) {
            throw TapeAnswer.exception("tape.gradient of " + text, e, missing(tapes, moment, point));
        }
    }

    /** Returns the mistakes that leave the same variables and outputs of calls without a gradient as the tape under test. */
    private List<Diagnosis> missing(Supplier<GradientTape> tapes, Moment moment, List<Variable> point) {
        List<Boolean> fails = new ArrayList<>();
        for (int k = 0; k < point.size() + calls(point).size(); k++) {
            fails.add(fails(tapes, moment, point, k));
        }
        return RewindMistake.ALL.stream()
                .filter(mistake -> isMissing(mistake, point).equals(fails))
                .map(RewindMistake::diagnosis)
                .toList();
    }

    private boolean fails(Supplier<GradientTape> tapes, Moment moment, List<Variable> point, int source) {
        GradientTape tape = tapes.get();
        try {
            Tensor target = moment.target(tape, () -> computation.of(point));
            tape.gradient(target, List.of(source(point, tape.calls(), source)));
            return false;
        } catch (RuntimeException e) {
            return true;
        } finally {
            tape.close();
        }
    }

    private List<Boolean> isMissing(RewindMistake mistake, List<Variable> point) {
        List<Call> calls = calls(point);
        List<Tensor> all = new ArrayList<>();
        for (int k = 0; k < point.size() + calls.size(); k++) {
            all.add(source(point, calls, k));
        }
        Tensor target = all.get(all.size() - 1);
        return mistake.rewind().gradients(calls, target, all).stream()
                .map(Objects::isNull)
                .toList();
    }

    private static Tensor source(List<Variable> point, List<Call> calls, int k) {
        return k < point.size() ? point.get(k) : calls.get(k - point.size()).output();
    }

    private List<Call> calls(List<Variable> point) {
        try (GradientTape tape = new GradientTape()) {
            computation.of(point);
            return tape.calls();
        }
    }

    private List<Tensor> expected(List<Variable> point, int... order) {
        List<Variable> sources = sources(point, order);
        return zerosForNull(rewind(Rewind.right(), point, sources), sources);
    }

    private List<Tensor> wrong(RewindMistake mistake, List<Variable> point, List<Variable> sources) {
        return zerosForNull(rewind(mistake.rewind(), point, sources), sources);
    }

    private List<@Nullable Tensor> rewind(Rewind rewind, List<Variable> point, List<Variable> sources) {
        try (GradientTape tape = new GradientTape(true)) {
            Tensor target = computation.of(point);
            tape.close();
            return rewind.gradients(tape.calls(), target, sources);
        }
    }

    private static List<Variable> sources(List<Variable> point, int... order) {
        return Arrays.stream(order).mapToObj(point::get).toList();
    }

    private static List<Tensor> zerosForNull(List<@Nullable Tensor> gradients, List<Variable> sources) {
        List<Tensor> filled = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Tensor gradient = gradients.get(i);
            filled.add(gradient == null ? Tensor.zerosLike(sources.get(i)) : gradient);
        }
        return filled;
    }

    private static Tensor flat(List<Tensor> gradients) {
        return Tensor.concat(
                0, gradients.stream().map(g -> g.reshape(g.length())).toArray(Tensor[]::new));
    }
}
