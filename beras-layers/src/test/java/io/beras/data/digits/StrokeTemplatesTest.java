package io.beras.data.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.core.random.Randomness;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokeTemplatesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyDigitIsWrittenInFourStylesThatFitThePaper(int digit) {
        Set<List<Stroke>> styles = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            styles.add(StrokeTemplates.choose(
                    digit, new RandomSequence(Randomness.of(7).numbers("style", i))));
        }

        assertEquals(4, styles.size());
        for (List<Stroke> style : styles) {
            BoundingBox box = BoundingBox.of(style);
            assertTrue(box.left() >= 0 && box.right() <= 1, "width of " + style);
            assertTrue(box.top() >= 0 && box.bottom() <= 1, "height of " + style);
            assertTrue(box.bottom() - box.top() > 0.85, "height of " + style);
        }
    }
}
