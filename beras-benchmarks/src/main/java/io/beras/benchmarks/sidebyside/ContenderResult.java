package io.beras.benchmarks.sidebyside;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;

/** What a contender reports: one line of JSON. */
final class Timing {

    static final int FIRST_LOSSES = 10;

    /** Microseconds a step, one number an epoch. */
    final List<Double> epochs = new ArrayList<>();

    /** The losses of the first steps. */
    final List<Double> losses = new ArrayList<>();

    /** The mean loss of the last epoch. */
    double meanLoss;

    /** Who it was, with versions and threads. */
    String contender = "";

    void addLoss(double loss) {
        if (losses.size() < FIRST_LOSSES) {
            losses.add(loss);
        }
    }

    double first() {
        return epochs.get(0);
    }

    double warm() {
        return epochs.get(epochs.size() - 1);
    }

    static Timing parse(String line) {
        return new Gson().fromJson(line, Timing.class);
    }

    String toJson() {
        return new Gson().toJson(this);
    }
}
