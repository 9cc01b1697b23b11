package io.beras.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.random.Randomness;
import org.junit.jupiter.api.Test;

class RandomFieldTest {

    private static final int FIELDS = 4000;

    private static RandomField field(int number) {
        return new RandomField(0.5, new RandomSequence(Randomness.of(7).numbers("field", number)));
    }

    @Test
    void hasTheGivenStandardDeviation() {
        assertEquals(0.5, Math.sqrt(meanProduct(new Point(0, 0), new Point(0, 0))), 0.02);
        assertEquals(0.5, Math.sqrt(meanProduct(new Point(0.4, 0.7), new Point(0.4, 0.7))), 0.05);
    }

    @Test
    void oppositeCornersAreIndependent() {
        assertEquals(0, meanProduct(new Point(0, 0), new Point(1, 1)), 0.02);
    }

    @Test
    void changesLittleBetweenNearPoints() {
        for (int number = 0; number < 100; number++) {
            RandomField field = field(number);
            for (double x = 0; x < 1; x += 0.01) {
                double change = field.at(new Point(x + 0.01, 0.5)) - field.at(new Point(x, 0.5));
                assertTrue(Math.abs(change) < 0.1, "change of field " + number + " at " + x + ": " + change);
            }
        }
    }

    @Test
    void outsideThePaperHasTheValueOfTheNearestEdge() {
        assertEquals(field(1).at(new Point(0, 1)), field(1).at(new Point(-0.2, 1.3)));
    }

    private static double meanProduct(Point one, Point other) {
        double sum = 0;
        for (int number = 0; number < FIELDS; number++) {
            RandomField field = field(number);
            sum += field.at(one) * field.at(other);
        }
        return sum / FIELDS;
    }
}
