package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {

    @Test
    void decaysIndependentlyOfTheGradient() {
        // w = 2 − 0.1·0.5·2 = 1.9, and Adam's first step is the learning rate: 1.8, whatever the gradient.
        for (double g : new double[] {1, 1000}) {
            assertEquals(1.8, afterOneStep(new AdamW(.1).epsilon(0).weightDecay(.5), g), 1e-15);
        }
    }

    @Test
    void adamsOwnDecayVanishesInTheFirstStep() {
        // g + λ·w is divided by its own magnitude: only the sign is left.
        assertEquals(1.9, afterOneStep(new Adam(.1).epsilon(0).weightDecay(.5), 1), 1e-15);
    }

    @Test
    void equalsAdamWithoutDecay() {
        Variable w = new Variable("w", Golden.vector(2));
        Variable same = new Variable("w", Golden.vector(2));
        AdamW adamW = new AdamW(.1).weightDecay(0);
        Adam adam = new Adam(.1);
        for (double g : new double[] {1, -3, .5}) {
            adamW.applyGradients(List.of(w), List.of(Golden.vector(g)));
            adam.applyGradients(List.of(same), List.of(Golden.vector(g)));
        }

        assertEquals(same.item(), w.item());
    }

    @Test
    void decaysByOnePercentByDefault() {
        // The gradient is 0, so only the decay moves w: 2·(1 − 0.1·0.01).
        assertEquals(1.998, afterOneStep(new AdamW(.1), 0), 1e-15);
    }

    private static double afterOneStep(Adam optimizer, double g) {
        Variable w = new Variable("w", Golden.vector(2));
        optimizer.applyGradients(List.of(w), List.of(Golden.vector(g)));
        return w.item();
    }
}
