package io.beras.examples.digits;

/** A pen that presses unevenly: its mark is a circle whose radius changes smoothly from place to place. */
final class Pen {

    /** A thinner line would vanish between two pixels. */
    private static final double THINNEST = 0.5;

    private final double radius;
    private final RandomField pressure;

    /** A pen with this radius in pixels, of which the pressure adds or takes away a share with this deviation. */
    Pen(double radius, double unevenness, RandomSequence dice) {
        this.radius = radius;
        this.pressure = new RandomField(unevenness, dice);
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
        Point place = new Point(pixel.x() / Canvas.SIZE, pixel.y() / Canvas.SIZE);
        return Math.max(radius * (1 + pressure.at(place)), THINNEST);
    }
}
