package io.beras.data.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes one digit as a hand does: in one of several styles, unsteady, slanted, and with uneven pressure of the pen.
 *
 * <p>The amounts of variation make a linear classifier and a multilayer perceptron about as accurate as on MNIST. Slant
 * and rotation make the digits harder for the linear classifier, elasticity makes them harder for both.
 */
final class DigitRenderer {

    /** The standard deviation of the error of a point along each axis, in heights of a digit. */
    private static final double TREMOR = 0.018;

    /** The standard deviation of the elastic distortion, in heights of a digit. */
    private static final double ELASTICITY = 0.065;

    /** The radius of the finest pen: half the width of a line, in pixels. */
    private static final double FINEST_PEN = 0.9;

    private static final double BROADEST_PEN = 1.8;

    /** The standard deviation of the change of the pen's radius by pressure, as a fraction of the radius. */
    private static final double UNEVENNESS = 0.15;

    /** The largest fraction of the ink that the grain of the paper removes. */
    private static final double GRAIN = 0.1;

    /** The size of a digit in pixels: MNIST scales its digits to 20 × 20 pixels. */
    private static final double BOX = 20;

    private final RandomSequence random;

    DigitRenderer(RandomSequence random) {
        this.random = random;
    }

    Canvas write(int digit) {
        UnaryOperator<Point> elasticDistortion = elasticDistortion();
        UnaryOperator<Point> affineMap = affineMap();
        List<Stroke> strokes = new ArrayList<>();
        for (Stroke stroke : StrokeTemplates.choose(digit, random)) {
            strokes.add(tremble(stroke).smooth().map(elasticDistortion).map(affineMap));
        }
        return ink(strokes);
    }

    /** Returns an elastic distortion: near points move together, distant points independently. */
    private UnaryOperator<Point> elasticDistortion() {
        RandomField right = new RandomField(ELASTICITY, random);
        RandomField down = new RandomField(ELASTICITY, random);
        return point -> point.plus(right.at(point), down.at(point));
    }

    /** Returns a map that changes the width, slants (more often to the right, as most people write), then rotates. */
    private UnaryOperator<Point> affineMap() {
        double width = random.uniform(0.55, 1);
        double slant = random.uniform(-0.4, 0.7);
        double angle = random.uniform(-0.34, 0.34);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return point -> {
            double x = width * point.x() - slant * point.y();
            return new Point(cos * x - sin * point.y(), sin * x + cos * point.y());
        };
    }

    /** Moves each point by a small random error; the two equal points of a corner stay equal. */
    private Stroke tremble(Stroke stroke) {
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < stroke.points().size(); i++) {
            Point point = stroke.points().get(i);
            boolean isCorner = i > 0 && point.equals(stroke.points().get(i - 1));
            moved.add(isCorner ? moved.get(i - 1) : point.plus(random.normal(0, TREMOR), random.normal(0, TREMOR)));
        }
        return new Stroke(moved);
    }

    private Canvas ink(List<Stroke> strokes) {
        double radius = random.uniform(FINEST_PEN, BROADEST_PEN);
        Pen pen = new Pen(radius, UNEVENNESS, random);
        UnaryOperator<Point> scale = BoundingBox.of(strokes).fit(BOX - 2 * radius);
        Canvas canvas = new Canvas();
        for (Stroke stroke : strokes) {
            pen.draw(stroke.map(scale), canvas);
        }
        canvas.grain(GRAIN, random);
        return canvas;
    }
}
