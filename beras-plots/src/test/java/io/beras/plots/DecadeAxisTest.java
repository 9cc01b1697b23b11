package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class DecadeAxisTest {

    @Test
    void choosesFewerTicksForMoreDecades() {
        assertEquals(List.of("0.1", "0.2", "0.5", "1", "2"), labels(0.07, 3));
        assertEquals(List.of("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1"), labels(0.001, 2));
        assertEquals(List.of("1e-6", "1e-5", "0.0001", "0.001", "0.01", "0.1", "1"), labels(1e-6, 2));
        assertEquals(List.of("1", "1e5", "1e10", "1e15", "1e20", "1e25", "1e30", "1e35"), labels(0.5, 1e36));
    }

    private static List<String> labels(double lower, double upper) {
        DecadeAxis axis = new DecadeAxis("loss");
        axis.setRange(lower, upper);
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        return axis.refreshTicksVertical(graphics, new Rectangle2D.Double(0, 0, 10, 300), RectangleEdge.LEFT).stream()
                .map(NumberTick::getText)
                .toList();
    }
}
