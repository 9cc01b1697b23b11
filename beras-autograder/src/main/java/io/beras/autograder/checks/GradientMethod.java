package io.beras.autograder.checks;

import io.beras.autograder.CheckFailure;
import io.beras.core.Call;
import io.beras.core.Diffable;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.gradcheck.GradientCheck;
import io.beras.core.gradcheck.GradientReport;
import io.beras.core.gradcheck.ValueCheck;
import io.beras.core.gradcheck.ValueReport;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges one gradient method of a student's function; forward may be wrong or not yet written.
 *
 * <p>A catalogue names the mistakes that its part invites, and the {@link GradientCheck} finds all others.
 */
final class GradientMethod {

    private static final String KEEPS_INPUT =
            "looks like an input kept in a field: after forward ran on other inputs, the"
                    + " gradient belongs to the other inputs; read call.input(0) in place of a field";

    private static final Pattern REFERENCE = Pattern.compile("\\b" + ReferenceForward.class.getSimpleName() + "\\w*");

    private final String name;
    private final Function<Sample, Diffable> student;
    private final Formula formula;
    private final Kind kind;

    private GradientMethod(String name, Function<Sample, Diffable> student, Formula formula, Kind kind) {
        this.name = name;
        this.student = student;
        this.formula = formula;
        this.kind = kind;
    }

    static GradientMethod inputs(String name, Function<Sample, Diffable> student, Formula formula) {
        return new GradientMethod(name, student, formula, new InputGradients());
    }

    static GradientMethod weights(String name, Function<Sample, Diffable> student, Formula formula) {
        return new GradientMethod(name, student, formula, new WeightGradients());
    }

    /** Returns the check of the gradient of one input or weight; the catalogue of a part adds its candidates. */
    @SuppressWarnings("NullAway") // the actual value may be null; NullAway does not see this through the type argument
    ValueCheck<Sample> of(int index, String symbol) {
        return ValueCheck.<Sample>of(
                        name + "." + kind.method() + ", ∂" + symbol,
                        sample -> actual(sample, index),
                        sample -> sample.expected() == null ? expected(sample, index) : sample.expected())
                .candidate("keeps-input", KEEPS_INPUT, sample -> expected(sample.other(), index));
    }

    /** Returns the gradient of one input or weight at a point. */
    Tensor value(Sample sample, int index) {
        return Guarded.run(() -> Expect.notNull(name + "." + kind.method(), actual(sample, index)));
    }

    /** Judges the gradients at random points, by the formula and by numerical gradients. */
    void assertRight(List<ValueCheck<Sample>> checks, Draws draws, Function<Draws, Sample> point) {
        List<Sample> points = List.of(point.apply(draws), point.apply(draws));
        explainExceptions(points.get(0), draws, () -> {
            List<ValueReport> wrong = wrong(checks, draws, points);
            Optional<GradientReport> numerical = numerical(points.get(0), draws);
            if (!wrong.isEmpty() || numerical.filter(GradientReport::passed).isEmpty()) {
                throw failure(wrong, numerical);
            }
        });
    }

    /** Judges one gradient at a point that was derived by hand; random points help to name the mistake. */
    void assertByHand(ValueCheck<Sample> check, Sample hand, Draws draws, Function<Draws, Sample> point) {
        Sample random = point.apply(draws);
        explainExceptions(random, draws, () -> {
            if (!check.check(hand).passed()) {
                ValueReport report = check.seed(draws.seed()).check(hand, random, point.apply(draws));
                throw failure(List.of(report), numerical(random, draws));
            }
        });
    }

    /** Adds to the failure of a method that throws what the numerical check says about the method. */
    private void explainExceptions(Sample sample, Draws draws, Runnable assertion) {
        try {
            Guarded.run(() -> {
                assertion.run();
                return true;
            });
        } catch (CheckFailure failure) {
            if (failure.getCause() == null) {
                throw failure;
            }
            List<Diagnosis> further =
                    numerical(sample, draws).map(this::diagnoses).orElse(List.of());
            throw Guarded.explained(failure, further);
        }
    }

    private static List<ValueReport> wrong(List<ValueCheck<Sample>> checks, Draws draws, List<Sample> points) {
        return checks.stream()
                .map(check -> check.seed(draws.seed()).check(points))
                .filter(report -> !report.passed())
                .toList();
    }

    /** Returns the report of the numerical check, or nothing if the student's method throws in it. */
    private Optional<GradientReport> numerical(Sample sample, Draws draws) {
        try {
            return Optional.of(kind.check(student.apply(sample), formula)
                    .seed(draws.seed())
                    .check(sample.inputArray()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the failure; the report of the numerical check stands in it only if the formula leaves the mistake open. */
    private CheckFailure failure(List<ValueReport> wrong, Optional<GradientReport> numerical) {
        Map<String, Diagnosis> byCause = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (ValueReport report : wrong) {
            report.diagnoses().forEach(diagnosis -> byCause.putIfAbsent(diagnosis.cause(), diagnosis));
            texts.add(report.toString());
        }
        if (byCause.isEmpty()) {
            numerical.filter(report -> !report.passed()).ifPresent(report -> {
                diagnoses(report).forEach(diagnosis -> byCause.putIfAbsent(diagnosis.cause(), diagnosis));
                texts.add(inStudentsWords(report.toString()));
            });
        }
        return new CheckFailure(String.join("\n", texts), List.copyOf(byCause.values()));
    }

    private List<Diagnosis> diagnoses(GradientReport report) {
        return report.diagnoses().stream()
                .map(diagnosis -> new Diagnosis(diagnosis.cause(), inStudentsWords(diagnosis.text())))
                .toList();
    }

    /** Returns the text with the name of the student's function in place of the name of its reference forward. */
    private String inStudentsWords(String text) {
        return REFERENCE.matcher(text).replaceAll(Matcher.quoteReplacement(name));
    }

    private @Nullable Tensor actual(Sample sample, int index) {
        Diffable function = student.apply(sample);
        ReferenceForward.runIfWritten(function, sample.inputs());
        ReferenceForward.runIfWritten(function, sample.other().inputs());
        Tensor y = formula.value(sample.inputs(), sample.weights());
        List<LocalGradient> locals = kind.locals(function, new Call(function, sample.inputs(), y));
        requireCount(locals, kind.sources(sample).size());
        LocalGradient local = locals.get(index);
        return local == null ? null : local.compose(sample.g());
    }

    private Tensor expected(Sample sample, int index) {
        Tensor source = kind.sources(sample).get(index);
        return ReferenceForward.gradient(formula, sample.inputs(), sample.weights(), source, sample.g());
    }

    private void requireCount(List<LocalGradient> locals, int count) {
        Expect.that(
                locals.size() == count,
                name + "." + kind.method() + " returned " + locals.size() + " local gradients, but must return " + count
                        + ", " + kind.order(),
                new Diagnosis(
                        "wrong-count", "looks like a local gradient too many or too few: return " + kind.order()));
    }

    /** The gradient method under test. */
    private sealed interface Kind {

        String method();

        String order();

        List<LocalGradient> locals(Diffable student, Call call);

        List<? extends Tensor> sources(Sample sample);

        GradientCheck check(Diffable student, Formula formula);
    }

    private static final class InputGradients implements Kind {

        @Override
        public String method() {
            return "inputGradients";
        }

        @Override
        public String order() {
            return "one for each input, in their order";
        }

        @Override
        public List<LocalGradient> locals(Diffable student, Call call) {
            return Expect.notNull("inputGradients", student.inputGradients(call));
        }

        @Override
        public List<? extends Tensor> sources(Sample sample) {
            return sample.inputs();
        }

        @Override
        public GradientCheck check(Diffable student, Formula formula) {
            return GradientCheck.of(ReferenceForward.testingInputGradients(student, formula))
                    .onlyInputs(0)
                    .withoutWeights();
        }
    }

    private static final class WeightGradients implements Kind {

        @Override
        public String method() {
            return "weightGradients";
        }

        @Override
        public String order() {
            return "one for each own weight, in the order of ownWeights()";
        }

        @Override
        public List<LocalGradient> locals(Diffable student, Call call) {
            return Expect.notNull("weightGradients", student.weightGradients(call));
        }

        @Override
        public List<Variable> sources(Sample sample) {
            return sample.weights();
        }

        @Override
        public GradientCheck check(Diffable student, Formula formula) {
            return GradientCheck.of(ReferenceForward.testingWeightGradients(student, formula))
                    .onlyWeights();
        }
    }
}
