package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {

    @Test
    void correctsTheBiasOfMomentsThatStartAtZero() {
        // At the first step m̂ = g and v̂ = g², so every element moves by lr·g / (|g| + ε): almost exactly by lr.
        Golden.assertMoves(
                new Adam(.01),
                new double[] {.99000000999999, -1.9900000049999975, .4900000033333322},
                new double[] {.9955950430217116, -1.9944221564767277, .4832994239514406},
                new double[] {.9999045050340185, -2.001479125206538, .48914104325123153},
                new double[] {.9966861478542505, -2.0069726360750195, .49353079173406267});
    }

    @Test
    void acceptsOtherBetasAndAnotherEpsilon() {
        // First step: 0.01·0.1 / (0.1 + 0.1) = 0.005
        Golden.assertMoves(
                new Adam(.01).beta1(.5).beta2(.6).epsilon(.1),
                new double[] {.995, -1.9933333333333334, .4925},
                new double[] {1.0005278836521845, -1.9985231815430478, .48897529554910574},
                new double[] {1.0035832204030555, -2.0065940357218763, .4964147423891825},
                new double[] {.9981582048650465, -2.011138005430998, .5004132504300924});
    }

    @Test
    void addsWeightDecayToTheGradientFirst() {
        Golden.assertMoves(
                new Adam(.01).weightDecay(.1),
                new double[] {.9900000049999975, -1.9900000024999993, .49000000285714207},
                new double[] {.9924919087364972, -1.9891226947367922, .48233196716072074},
                new double[] {.9926393513044971, -1.9950964077838063, .4879709251840943},
                new double[] {.9874286418369096, -1.999008159042584, .4920890100304952});
    }

    @Test
    void forgetsALargeGradientSoonAtASmallBeta2() {
        Golden.assertMoves(
                new Adam(.01).beta2(.5),
                new double[] {.99000000999999, -1.9900000049999975, .4900000033333322},
                new double[] {.9949194041387952, -1.9939697263446707, .4817955568764243},
                new double[] {.9996440006293129, -1.999462199821552, .48627602131914455},
                new double[] {.9971868139413861, -2.0048744351876615, .4905338235662982});
    }

    @Test
    void neverForgetsALargeGradientWithAmsgrad() {
        // The third element's second gradient is 0: its second moment falls, but the largest so far stays.
        Golden.assertMoves(
                new Adam(.01).beta2(.5).amsgrad(),
                new double[] {.99000000999999, -1.9900000049999975, .4900000033333322},
                new double[] {.9949194041387952, -1.9939697263446707, .4841985826267395},
                new double[] {.9982602190534422, -1.999462199821552, .48867904706945975},
                new double[] {.9958030323655154, -2.0032984722996754, .4917030861231615});
    }

    @Test
    void countsTheUpdatesOfEachVariableByItself() {
        // A variable that starts later has its own first update: both variables moved by lr at their first update.
        Variable early = new Variable("early", Golden.vector(0));
        Variable late = new Variable("late", Golden.vector(0));
        Adam adam = new Adam(.01).epsilon(0);
        List<Tensor> first = new ArrayList<>(List.of(Golden.vector(5)));
        first.add(null);
        adam.applyGradients(List.of(early, late), first);
        adam.applyGradients(List.of(early, late), List.of(Golden.vector(5), Golden.vector(-7)));

        assertEquals(-.02, early.item(), 1e-15);
        assertEquals(.01, late.item(), 1e-15);
    }

    @Test
    void namesItsSlots() {
        Variable w = new Variable("dense_1/w", Golden.vector(1, 1));
        Adam adam = new Adam(.01).amsgrad();
        adam.applyGradients(List.of(w), List.of(Golden.vector(2, -2)));

        assertEquals(
                List.of(
                        "dense_1/w/updates",
                        "dense_1/w/firstMoment",
                        "dense_1/w/secondMoment",
                        "dense_1/w/largestSecondMoment"),
                adam.state().stream().map(Variable::name).toList());
        assertEquals(1, adam.state().get(0).item());
        assertArrayEquals(new double[] {.2, -.2}, adam.state().get(1).toDoubleArray(), 1e-15); // 0.1·g
        assertArrayEquals(new double[] {.004, .004}, adam.state().get(2).toDoubleArray(), 1e-15); // 0.001·g²
    }

    @Test
    void continuesFromAssignedState() {
        // Three steps in one go, or two, a copy of the state into a fresh optimizer, and one more.
        Variable whole = new Variable("w", Golden.vector(1));
        Variable resumed = new Variable("w", Golden.vector(1));
        Adam uninterrupted = new Adam(.01);
        Adam before = new Adam(.01);
        for (double g : new double[] {1, -2, 3}) {
            uninterrupted.applyGradients(List.of(whole), List.of(Golden.vector(g)));
        }
        for (double g : new double[] {1, -2}) {
            before.applyGradients(List.of(resumed), List.of(Golden.vector(g)));
        }
        double place = resumed.item();
        Adam after = new Adam(.01);
        after.applyGradients(List.of(resumed), List.of(Golden.vector(9))); // creates the slots that are then assigned
        resumed.assign(Golden.vector(place));
        for (int i = 0; i < before.state().size(); i++) {
            after.state().get(i).assign(before.state().get(i));
        }
        after.applyGradients(List.of(resumed), List.of(Golden.vector(3)));

        assertEquals(whole.item(), resumed.item());
    }
}
