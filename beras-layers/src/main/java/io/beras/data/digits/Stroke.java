package io.beras.data.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A line that the pen draws without leaving the paper.
 *
 * @param points the points on the line, in order
 */
record Stroke(List<Point> points) {

    /** The number of chords between two points of a curve: enough to look round on 28 × 28 pixels. */
    private static final int CHORDS = 4;

    Stroke map(UnaryOperator<Point> move) {
        List<Point> moved = new ArrayList<>(points.size());
        for (Point point : points) {
            moved.add(move.apply(point));
        }
        return new Stroke(moved);
    }

    /**
     * Returns a smooth curve through the points; two equal points in a row stay a corner.
     *
     * <p>Source: E. Catmull and R. Rom, "A Class of Local Interpolating Splines", 1974.
     */
    Stroke smooth() {
        List<Point> curve = new ArrayList<>();
        curve.add(points.get(0));
        for (int i = 0; i + 1 < points.size(); i++) {
            if (points.get(i).equals(points.get(i + 1))) {
                continue;
            }
            for (int chord = 1; chord <= CHORDS; chord++) {
                curve.add(between(i, (double) chord / CHORDS));
            }
        }
        return new Stroke(curve);
    }

    private Point between(int i, double t) {
        Point before = points.get(Math.max(i - 1, 0));
        Point from = points.get(i);
        Point to = points.get(i + 1);
        Point after = points.get(Math.min(i + 2, points.size() - 1));
        return new Point(
                catmullRom(before.x(), from.x(), to.x(), after.x(), t),
                catmullRom(before.y(), from.y(), to.y(), after.y(), t));
    }

    private static double catmullRom(double p0, double p1, double p2, double p3, double t) {
        double linear = p2 - p0;
        double quadratic = 2 * p0 - 5 * p1 + 4 * p2 - p3;
        double cubic = 3 * (p1 - p2) + p3 - p0;
        return p1 + t * (linear + t * (quadratic + t * cubic)) / 2;
    }
}
