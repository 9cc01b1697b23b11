package io.beras.data.digits;

/** A pen with uneven pressure: its mark is a circle, and the radius changes smoothly over the paper. */
final class Pen {

    /** The smallest radius in pixels; a thinner line would disappear between two pixels. */
    private static final double SMALLEST_RADIUS = 0.5;

    private final double radius;
    private final RandomField pressure;

    /**
     * Creates a pen.
     *
     * @param radius the mean radius in pixels
     * @param unevenness the standard deviation of the change of the radius, as a fraction of the radius
     */
    Pen(double radius, double unevenness, RandomSequence random) {
        this.radius = radius;
        this.pressure = new RandomField(unevenness, random);
    }

    void draw(Stroke stroke, Canvas canvas) {
        Point from = stroke.points().get(0);
        double fromRadius = radiusAt(from);
        for (Point to : stroke.points().subList(1, stroke.points().size())) {
            double toRadius = radiusAt(to);
            canvas.line(from, fromRadius, to, toRadius);
            from = to;
            fromRadius = toRadius;
        }
    }

    private double radiusAt(Point pixel) {
        Point onPaper = new Point(pixel.x() / Canvas.SIZE, pixel.y() / Canvas.SIZE);
        return Math.max(radius * (1 + pressure.at(onPaper)), SMALLEST_RADIUS);
    }
}
