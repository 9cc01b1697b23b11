package io.beras.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeTest {

    @Test
    void smoothCurvesPassThroughTheirPoints() {
        List<Point> points = List.of(new Point(0, 0), new Point(1, 2), new Point(3, 1));

        assertTrue(new Stroke(points).smooth().points().containsAll(points));
    }

    /** Halfway between the middle points, Catmull and Rom's weights are −1/16, 9/16, 9/16 and −1/16. */
    @Test
    void smoothCurvesBulgeBetweenTheirPoints() {
        Stroke arch = new Stroke(List.of(new Point(0, 0), new Point(1, 1), new Point(2, 1), new Point(3, 0)));

        assertTrue(arch.smooth().points().contains(new Point(1.5, 1.125)));
    }

    /** Up, then right: without the corner the curve would swing below or beyond the two straight lines. */
    @Test
    void pointsWrittenTwiceStayCorners() {
        Stroke corner = new Stroke(List.of(new Point(0, 1), new Point(0, 0), new Point(0, 0), new Point(1, 0)));

        for (Point point : corner.smooth().points()) {
            assertEquals(0, Math.min(point.x(), point.y()));
            assertTrue(Math.max(point.x(), point.y()) <= 1);
        }
    }
}
