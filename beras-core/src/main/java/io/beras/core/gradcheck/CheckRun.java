package io.beras.core.gradcheck;

import io.beras.core.Call;
import io.beras.core.Callable;
import io.beras.core.Diffable;
import io.beras.core.GradientShapeException;
import io.beras.core.GradientTape;
import io.beras.core.LocalGradient;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import io.beras.core.Weighted;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import io.beras.core.gradcheck.diagnosis.Evidence;
import io.beras.core.gradcheck.diagnosis.GradientDiagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** One run of a {@link GradientCheck} at given inputs. */
final class CheckRun {

    private final Callable function;
    private final CheckSettings settings;
    private final List<Tensor> given;
    private final List<Variable> weights;
    private final RandomDraws draws;
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<GradientReport.SourceCheck> checks = new ArrayList<>();

    CheckRun(Callable function, CheckSettings settings, List<Tensor> given) {
        this.function = function;
        this.settings = settings;
        this.given = given;
        this.weights = function instanceof Weighted weighted ? weighted.weights() : List.of();
        this.draws = new RandomDraws(settings.seed());
    }

    GradientReport run() {
        Optional<Diagnosis> unregistered = UnregisteredWeights.of(function);
        if (unregistered.isPresent()) {
            diagnoses.add(unregistered.get());
            return report();
        }
        try (GradientTape.Pause pause = GradientTape.pause();
                WeightKeeper keeper = new WeightKeeper(weights)) {
            keeper.reset(DataType.DOUBLE);
            FirstOrder first = firstOrder();
            CallProbes probes = new CallProbes(first);
            try {
                compare(first, probes, keeper);
            } catch (RuntimeException e) {
                diagnoses.add(explained(e, first, probes, keeper));
            }
        }
        return report();
    }

    private FirstOrder firstOrder() {
        List<Tensor> x = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Tensor input = given.get(i);
            boolean isLabels = input.dataType() == DataType.INT32;
            x.add(isLabels ? input : new Variable("input " + i, input.cast(DataType.DOUBLE)));
        }
        return new FirstOrder(function, x, settings.selection().of(x, weights));
    }

    private void compare(FirstOrder first, CallProbes probes, WeightKeeper keeper) {
        Tensor output = first.output();
        double[] y = output.toDoubleArray();
        Optional<Diagnosis> broken = FloatInside.of(output)
                .or(probes::changes)
                .or(() -> probes.repetition(y))
                .or(() -> probes.counts(output));
        if (broken.isPresent()) {
            diagnoses.add(broken.get());
            return;
        }
        double[] g = draws.upstream("upstream", 0, y.length);
        List<double[]> gradients = first.gradients(g);
        Optional<Diagnosis> damage = probes.changes().or(() -> probes.memory(g, gradients, draws));
        if (damage.isPresent()) {
            diagnoses.add(damage.get());
        }
        List<int[]> elements = first.sources().stream()
                .map(source -> SourceComparison.elements(source, settings.exhaustiveUpTo(), settings.seed()))
                .toList();
        compare("", first, y, g, gradients, elements);
        boolean firstIsRight = allRight();
        if (!firstIsRight) {
            diagnose(first, g, gradients, elements);
        }
        if (settings.secondOrder()) {
            compareSecondOrder(first, g, elements);
            if (firstIsRight && !allRight()) {
                diagnoseSecondOrder();
            }
        }
        if (given.stream().anyMatch(x -> x.dataType() == DataType.FLOAT)) {
            floatPass(first, keeper, () -> sensitivity(first, g, gradients))
                    .run(notes)
                    .ifPresent(diagnoses::add);
        }
    }

    private void compare(
            String prefix,
            DerivedFunction derived,
            double[] y,
            double[] g,
            List<double[]> gradients,
            List<int[]> elements) {
        Magnitude magnitude = new Magnitude(derived, g);
        for (int i = 0; i < gradients.size(); i++) {
            Variable source = derived.sources().get(i);
            checks.add(new SourceComparison(derived, source, y, g, gradients.get(i), magnitude)
                    .check(prefix, elements.get(i), settings.seed(), settings.tolerance()));
        }
    }

    private void compareSecondOrder(FirstOrder first, double[] g, List<int[]> elements) {
        SecondOrder second = new SecondOrder(first, g);
        double[] values = second.values();
        double[] directions = draws.upstream("direction", 0, values.length);
        compare("second derivative: ", second, values, directions, second.gradients(directions), elements);
    }

    private boolean allRight() {
        return checks.stream().allMatch(check -> check.verdict() == Verdict.RIGHT);
    }

    private void diagnose(FirstOrder first, double[] g, List<double[]> gradients, List<int[]> elements) {
        EvidenceCollector collector = new EvidenceCollector(first, elements);
        List<Evidence> here = collector.collect(g);
        List<Evidence> nearby = nearby(first, collector, g.length);
        for (int i = 0; i < here.size(); i++) {
            if (checks.get(i).verdict() != Verdict.WRONG) {
                continue;
            }
            FloatInside.of(checks.get(i), gradients.get(i)).ifPresent(this::addDiagnosis);
            List<Evidence> points = nearby.isEmpty() ? List.of(here.get(i)) : List.of(here.get(i), nearby.get(i));
            GradientDiagnosis.of(points).forEach(this::addDiagnosis);
        }
    }

    /** Returns the evidence at a second point near the given point, none if the function refuses this point. */
    private List<Evidence> nearby(FirstOrder first, EvidenceCollector collector, int length) {
        List<Tensor> before = first.sources().stream().map(Tensor::detach).toList();
        try {
            first.sources().forEach(source -> source.assign(draws.nearby(source, source.name())));
            return collector.collect(draws.upstream("upstream", 1, length));
        } catch (RuntimeException refusal) {
            notes.add("the causes fit one point only, so they are less certain; the function refused a second point: "
                    + refusal.getMessage());
            return List.of();
        } finally {
            for (int i = 0; i < before.size(); i++) {
                first.sources().get(i).assign(before.get(i));
            }
        }
    }

    private void diagnoseSecondOrder() {
        boolean isZero = checks.stream()
                .filter(check -> check.verdict() == Verdict.WRONG)
                .flatMap(check -> check.worst().stream())
                .allMatch(row -> row.verdict() != Verdict.WRONG || row.analytic() == 0);
        if (isZero) {
            addDiagnosis(new Diagnosis(
                    "plain-arrays",
                    "looks like a gradient computed in plain arrays, which a tape can't derive again: the second derivative"
                            + " is 0; compute the local gradients with methods of Tensor, and leave out array()"));
        }
    }

    private void addDiagnosis(Diagnosis diagnosis) {
        if (diagnoses.stream().noneMatch(known -> known.cause().equals(diagnosis.cause()))) {
            diagnoses.add(diagnosis);
        }
    }

    private FloatPass floatPass(FirstOrder first, WeightKeeper keeper, DoubleSupplier sensitivity) {
        List<Tensor> scaled = IntStream.range(0, given.size())
                .filter(i ->
                        settings.selection().selectsInput(i) && given.get(i).dataType() == DataType.FLOAT)
                .mapToObj(given::get)
                .toList();
        List<Variable> checkedWeights = first.sources().stream()
                .filter(source -> first.inputs().stream().noneMatch(x -> x == source))
                .toList();
        return new FloatPass(function, given, scaled, checkedWeights, keeper, sensitivity);
    }

    /** Returns Σ |∂L/∂v · v| over the sources and all intermediate values v. */
    private static double sensitivity(FirstOrder first, double[] g, List<double[]> gradients) {
        double sum = new Magnitude(first, g).ofAll();
        for (int i = 0; i < gradients.size(); i++) {
            double[] x = first.sources().get(i).toDoubleArray();
            for (int e = 0; e < x.length; e++) {
                sum += Math.abs(x[e] * gradients.get(i)[e]);
            }
        }
        return sum;
    }

    /** Returns the cause of an exception if it breaks a rule of calls; throws the exception if it does not. */
    private Diagnosis explained(RuntimeException e, FirstOrder first, CallProbes probes, WeightKeeper keeper) {
        if (e instanceof UnsupportedOperationException none) {
            throw withRemedy(none, first);
        }
        Optional<Diagnosis> changed = probes.changes();
        if (changed.isPresent()) {
            return changed.get();
        }
        if (e instanceof GradientShapeException shape) {
            return new Diagnosis(shape.mistake(), shape.advice() + " (" + shape.problem() + ")");
        }
        return FloatInside.of(e, function, settings.selection(), given, keeper).orElseThrow(() -> e);
    }

    private UnsupportedOperationException withRemedy(UnsupportedOperationException e, FirstOrder first) {
        if (!(function instanceof Diffable diffable)) {
            return e;
        }
        Class<?> none = LocalGradient.none("").getClass();
        List<LocalGradient> locals;
        try {
            locals = diffable.inputGradients(new Call(diffable, first.inputs(), first.output()));
        } catch (RuntimeException notWritten) {
            return e;
        }
        String others = String.join(
                ", ",
                IntStream.range(0, locals.size())
                        .filter(i -> !none.isInstance(locals.get(i)))
                        .mapToObj(Integer::toString)
                        .toList());
        boolean hasNone = locals.stream().anyMatch(none::isInstance);
        return hasNone && !others.isEmpty()
                ? new UnsupportedOperationException(
                        e.getMessage() + "; check the other inputs only, with onlyInputs(" + others + ")", e)
                : e;
    }

    private GradientReport report() {
        return new GradientReport(name(), settings.seed(), settings.tolerance(), checks, diagnoses, notes);
    }

    private String name() {
        if (function instanceof Diffable diffable) {
            return new Call(diffable, List.of(), Tensor.scalar(0)).name();
        }
        String name = function.getClass().getSimpleName();
        return name.isEmpty() || function.getClass().isSynthetic() ? "a function" : name;
    }
}
