package io.beras.data.digits;

import java.util.List;
import java.util.function.UnaryOperator;

/** The smallest rectangle that contains all points of a digit. */
record BoundingBox(double left, double top, double right, double bottom) {

    static BoundingBox of(List<Stroke> strokes) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Stroke stroke : strokes) {
            for (Point point : stroke.points()) {
                left = Math.min(left, point.x());
                top = Math.min(top, point.y());
                right = Math.max(right, point.x());
                bottom = Math.max(bottom, point.y());
            }
        }
        return new BoundingBox(left, top, right, bottom);
    }

    /** Returns a map that scales the longer side to {@code size} pixels and moves the centre to the canvas's centre. */
    UnaryOperator<Point> fit(double size) {
        double scale = size / Math.max(right - left, bottom - top);
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        double middle = Canvas.SIZE / 2.0;
        return point -> new Point(middle + scale * (point.x() - x), middle + scale * (point.y() - y));
    }
}
