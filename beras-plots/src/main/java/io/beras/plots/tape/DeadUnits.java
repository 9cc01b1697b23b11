package io.beras.plots.tape;

import io.beras.core.Call;
import io.beras.core.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * The units of a rectifier whose output is 0 for every sample of the batch.
 *
 * <p>A unit is a column of (batch, units), and a channel of (batch, channels, height, width): the index on axis 1. Their
 * weights get no gradient from this batch. With another batch such a unit may be active, so a large batch tells more.
 *
 * <p>A call is a rectifier if its name is "relu" in any case, or if its output is max(x, 0) for an input x with a negative
 * element. The values recognize {@code x.relu()}, which is a leakyRelu of slope 0, a custom rectifier, and a maximum with 0.
 *
 * @param dead the number of units that are 0 for every sample
 * @param units the number of units
 * @param samples the number of samples: a unit that is 0 for a single sample is no news
 */
record DeadUnits(int dead, int units, int samples) {

    /** Returns the units of a call, or empty if the call is no rectifier or the batch has a single sample. */
    static Optional<DeadUnits> of(Call call) {
        Tensor y = call.output();
        if (y.rank() < 2 || y.size(0) < 2 || call.inputs().isEmpty()) {
            return Optional.empty();
        }
        double[] values = y.toDoubleArray();
        if (!call.name().equalsIgnoreCase("relu") && !rectifies(call.input(0), y, values)) {
            return Optional.empty();
        }
        int samples = (int) y.size(0);
        int units = (int) y.size(1);
        boolean[] active = new boolean[units];
        int perUnit = values.length / samples / units;
        for (int i = 0; i < values.length; i++) {
            active[i / perUnit % units] |= values[i] != 0;
        }
        int dead = 0;
        for (boolean isActive : active) {
            dead += isActive ? 0 : 1;
        }
        return Optional.of(new DeadUnits(dead, units, samples));
    }

    String sentence() {
        return dead + " of " + Numbers.count(units, "unit") + (dead == 1 ? " is" : " are") + " 0 for each of the "
                + Numbers.count(samples, "sample");
    }

    private static boolean rectifies(Tensor x, Tensor y, double... outputs) {
        if (!Arrays.equals(x.shape(), y.shape())) {
            return false;
        }
        double[] inputs = x.toDoubleArray();
        boolean hasNegative = false;
        for (int i = 0; i < inputs.length; i++) {
            if (outputs[i] != Math.max(inputs[i], 0)) {
                return false;
            }
            hasNegative |= inputs[i] < 0;
        }
        return hasNegative;
    }
}
