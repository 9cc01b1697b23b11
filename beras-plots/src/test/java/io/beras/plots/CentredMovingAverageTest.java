package io.beras.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentredMovingAverageTest {

    @Test
    void includesAsManyValuesAfterAsBeforeExceptAtTheEnd() {
        // (1), (1+2+6)/3, (2+6+4)/3, (6+4+8)/3, (4+8)/2
        assertArrayEquals(new double[] {1, 3, 4, 6, 6}, averages(new CentredMovingAverage(1), 1, 2, 6, 4, 8));
    }

    @Test
    void ofAStraightLineIsTheLine() {
        double[] line = IntStream.range(0, 20).mapToDouble(i -> 100 - 5 * i).toArray();

        double[] averages = averages(new CentredMovingAverage(3), line);

        for (int i = 0; i < line.length - 3; i++) {
            assertEquals(line[i], averages[i], 1e-12);
        }
    }

    @Test
    void ignoresValuesThatCannotBeDrawn() {
        double[] averages = averages(new CentredMovingAverage(1), 1, 2, Double.NaN, 4, Double.POSITIVE_INFINITY);

        assertArrayEquals(new double[] {1, 1.5, Double.NaN, 4, Double.NaN}, averages);
    }

    private static double[] averages(CentredMovingAverage average, double... values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> average.at(i, values))
                .toArray();
    }
}
