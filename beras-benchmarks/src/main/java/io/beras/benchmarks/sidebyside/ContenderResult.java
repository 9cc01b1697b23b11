package io.beras.benchmarks.sidebyside;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;

/** The result that a contender prints as one line of JSON: the time of a step in each epoch, and losses. */
final class ContenderResult {

    static final int FIRST_LOSSES = 10;

    /** The mean microseconds of a step, for each epoch. */
    final List<Double> epochs = new ArrayList<>();

    /** The losses of the first steps. */
    final List<Double> losses = new ArrayList<>();

    /** The mean loss of the last epoch. */
    double meanLoss;

    /** The contender's name, with versions and threads. */
    String contender = "";

    void addLoss(double loss) {
        if (losses.size() < FIRST_LOSSES) {
            losses.add(loss);
        }
    }

    /** Returns the microseconds of a step in the first epoch, which includes the warm-up. */
    double first() {
        return epochs.get(0);
    }

    /** Returns the microseconds of a step in the last epoch. */
    double warm() {
        return epochs.get(epochs.size() - 1);
    }

    static ContenderResult parse(String line) {
        return new Gson().fromJson(line, ContenderResult.class);
    }

    String toJson() {
        return new Gson().toJson(this);
    }
}
