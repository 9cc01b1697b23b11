package io.beras.core.gradcheck;

import java.util.HashMap;
import java.util.Map;

/** The state that an {@link UpdateRule} stores for one variable: arrays that start at 0, and the number of the update. */
public final class UpdateState {

    private final int length;
    private final Map<String, double[]> arrays = new HashMap<>();
    private int t;

    UpdateState(int length) {
        this.length = length;
    }

    /** Returns the array of this name, one element for each weight; the elements are 0 at first and may be changed. */
    public double[] array(String name) {
        return arrays.computeIfAbsent(name, key -> new double[length]);
    }

    /** Returns t: the number of updates of the variable, including this update. */
    public int t() {
        return t;
    }

    /** Sets t, and returns this state. */
    UpdateState at(int t) {
        this.t = t;
        return this;
    }

    /** Increases t by 1, and returns this state. */
    UpdateState next() {
        return at(t + 1);
    }
}
