package io.beras.core.gradcheck.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Recognizes the mistake behind a wrong gradient by its values at one or two points. */
public final class GradientDiagnosis {

    /** More guesses would not help. */
    private static final int MOST = 3;

    private static final List<KnownMistakes> FAMILIES = List.of(
            new PiecewiseSlopes(),
            new ProductMistakes(),
            new TransposedGradient(),
            new JacobianMistakes(),
            new OtherSources(),
            new UpstreamMistakes(),
            new MissingTerm(),
            new SlopeMistakes(),
            new ReducedSums());

    /** Mistakes with a name, the special ones first. */
    private static final List<Recognizer> SPECIAL = Stream.of(
                    Stream.of(new UnusableValues(), new NamedFactors(), new LossSlopes()),
                    FAMILIES.stream(),
                    Stream.of(new ConstantStatistics(), new AnyFactor()))
            .flatMap(stream -> stream)
            .map(Recognizer.class::cast)
            .toList();

    /** Descriptions for a gradient that no special mistake explains. */
    private static final List<Recognizer> GENERAL = Stream.of(
                    Stream.of(new ExtraTerm()),
                    FAMILIES.stream().map(KnownMistakeTimesConstant::new),
                    Stream.of(new PartlyWrong(), new FactorPerGroup()))
            .flatMap(stream -> stream)
            .map(Recognizer.class::cast)
            .toList();

    private GradientDiagnosis() {}

    /**
     * Returns the mistakes that give the same wrong gradient, up to 1e-5 of its largest element, at every point.
     *
     * @param evidence what was measured about one input or weight, at one or two points
     * @return at most three diagnoses, most probable first; empty if the gradient is right or nothing fits
     */
    public static List<Diagnosis> of(List<Evidence> evidence) {
        List<Point> points = evidence.stream()
                .map(Point::of)
                .filter(point -> point.count() > 0)
                .toList();
        if (points.stream().allMatch(Point::isRight)) {
            return List.of();
        }
        List<Diagnosis> special = first(SPECIAL, points);
        return special.isEmpty() ? first(GENERAL, points) : special;
    }

    private static List<Diagnosis> first(List<Recognizer> recognizers, List<Point> points) {
        Map<String, Diagnosis> byCause = new LinkedHashMap<>();
        for (Recognizer recognizer : recognizers) {
            for (Diagnosis diagnosis : recognizer.recognize(points)) {
                byCause.putIfAbsent(diagnosis.cause(), diagnosis);
            }
            if (byCause.size() >= MOST || byCause.containsKey("nan") || byCause.containsKey("zero")) {
                break;
            }
        }
        return byCause.values().stream().limit(MOST).toList();
    }
}
