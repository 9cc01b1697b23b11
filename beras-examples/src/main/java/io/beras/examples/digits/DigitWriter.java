package io.beras.examples.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes one digit the way a hand does: in one of the styles, unsteadily, aslant, with a pen that presses unevenly.
 *
 * <p>How much each of these varies was tuned until a linear classifier and a multilayer perceptron fared on the digits
 * about as they do on MNIST: slant and rotation hinder the former, elasticity both.
 */
final class DigitWriter {

    /** How far a point misses its place: the standard deviation along each axis, in heights of a digit. */
    private static final double TREMOR = 0.018;

    /** How far the elastic distortion pulls: the deviation of its field, in heights of a digit. */
    private static final double ELASTICITY = 0.065;

    /** Half the width of a line in pixels. */
    private static final double FINEST_PEN = 0.9;

    private static final double BROADEST_PEN = 1.8;

    /** By what share of the pen's radius the pressure changes it: the deviation of its field. */
    private static final double UNEVENNESS = 0.15;

    /** What share of the ink the paper may swallow. */
    private static final double GRAIN = 0.1;

    /** MNIST fits its digits into 20×20 pixels. */
    private static final double BOX = 20;

    private final RandomSequence dice;

    DigitWriter(RandomSequence dice) {
        this.dice = dice;
    }

    Canvas write(int digit) {
        UnaryOperator<Point> bend = bend();
        UnaryOperator<Point> lean = lean();
        List<Stroke> strokes = new ArrayList<>();
        for (Stroke stroke : StrokeTemplates.choose(digit, dice)) {
            strokes.add(tremble(stroke).smooth().map(bend).map(lean));
        }
        return ink(strokes);
    }

    /** An elastic distortion: neighbouring points move alike, distant ones independently. */
    private UnaryOperator<Point> bend() {
        RandomField right = new RandomField(ELASTICITY, dice);
        RandomField down = new RandomField(ELASTICITY, dice);
        return point -> point.plus(right.at(point), down.at(point));
    }

    /** An affine map: narrower or wider, slanted (more often to the right, as most people write), then rotated. */
    private UnaryOperator<Point> lean() {
        double width = dice.uniform(0.55, 1);
        double slant = dice.uniform(-0.4, 0.7);
        double angle = dice.uniform(-0.34, 0.34);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return point -> {
            double x = width * point.x() - slant * point.y();
            return new Point(cos * x - sin * point.y(), sin * x + cos * point.y());
        };
    }

    /** Misses every point a little, but a point that is there twice, a corner, both times alike. */
    private Stroke tremble(Stroke stroke) {
        List<Point> missed = new ArrayList<>();
        for (int i = 0; i < stroke.points().size(); i++) {
            Point point = stroke.points().get(i);
            boolean corner = i > 0 && point.equals(stroke.points().get(i - 1));
            missed.add(corner ? missed.get(i - 1) : point.plus(dice.normal(0, TREMOR), dice.normal(0, TREMOR)));
        }
        return new Stroke(missed);
    }

    private Canvas ink(List<Stroke> strokes) {
        double radius = dice.uniform(FINEST_PEN, BROADEST_PEN);
        Pen pen = new Pen(radius, UNEVENNESS, dice);
        UnaryOperator<Point> frame = BoundingBox.of(strokes).fit(BOX - 2 * radius);
        Canvas canvas = new Canvas();
        for (Stroke stroke : strokes) {
            pen.draw(stroke.map(frame), canvas);
        }
        canvas.grain(GRAIN, dice);
        return canvas;
    }
}
