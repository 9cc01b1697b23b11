package io.beras.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Aggregates of a history over its epochs, and its text. */
class HistoryTest {

    private static final double NAN = Double.NaN;

    private final History history = new History();

    @Test
    void aggregatesTheValuesOfTheEpochs() {
        epochs("val_loss", .5, .25, .75, .25);

        assertEquals(.25, history.last("val_loss"));
        assertEquals(.25, history.min("val_loss"));
        assertEquals(.75, history.max("val_loss"));
        assertEquals(1.75 / 4, history.mean("val_loss"));
        assertEquals(2, history.epochOfMin("val_loss"), "the first of equal values");
        assertEquals(3, history.epochOfMax("val_loss"));
    }

    @Test
    void aDivergedEpochIsNotTheBest() {
        epochs("loss", .5, .25, NAN, NAN);

        assertEquals(.25, history.min("loss"));
        assertEquals(2, history.epochOfMin("loss"));
        assertEquals(.5, history.max("loss"));
        assertEquals(NAN, history.last("loss"));
        assertEquals(NAN, history.mean("loss"));
    }

    @Test
    void zerosOfBothSignsAreFound() {
        epochs("loss", 0.0, -0.0);

        assertEquals(2, history.epochOfMin("loss"));
        assertEquals(1, history.epochOfMax("loss"));
    }

    @Test
    void onlyNanHasNoBestEpoch() {
        epochs("loss", NAN, NAN);

        assertEquals(NAN, history.min("loss"));
        assertEquals(NAN, history.max("loss"));
        assertEquals(
                "there is no best epoch of \"loss\", because every value is NaN; lower the learning rate, and look for NaN"
                        + " in the data",
                assertThrows(IllegalStateException.class, () -> history.epochOfMin("loss"))
                        .getMessage());
    }

    @Test
    void unknownNamesAreRefused() {
        epochs("loss", 1);

        assertEquals(
                "the history has no \"val_loss\"; it has [loss]",
                assertThrows(IllegalArgumentException.class, () -> history.min("val_loss"))
                        .getMessage());
    }

    @Test
    void printsALineForEachName() {
        history.addEpoch(new TreeMap<>(Map.of("accuracy", .5, "loss", 1.5, "val_loss", NAN)), .25);
        assertEquals("""
                History of 1 epoch in 0.3 s
                accuracy  last 0.5000  min 0.5000 (epoch 1)  max 0.5000 (epoch 1)
                loss      last 1.500  min 1.500 (epoch 1)  max 1.500 (epoch 1)
                val_loss  NaN in every epoch""", history.toString());

        history.addEpoch(new TreeMap<>(Map.of("accuracy", .75, "loss", .00012345, "val_loss", 2.)), 2);
        assertEquals("""
                History of 2 epochs in 2.3 s
                accuracy  last 0.7500  min 0.5000 (epoch 1)  max 0.7500 (epoch 2)
                loss      last 0.0001235  min 0.0001235 (epoch 2)  max 1.500 (epoch 1)
                val_loss  last 2.000  min 2.000 (epoch 2)  max 2.000 (epoch 2)""", history.toString());
        assertEquals("History of 0 epochs in 0.0 s", new History().toString());
    }

    private void epochs(String name, double... values) {
        for (double value : values) {
            history.addEpoch(Map.of(name, value), 1);
        }
    }
}
