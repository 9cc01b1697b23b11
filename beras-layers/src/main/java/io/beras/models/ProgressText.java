package io.beras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of values and times on progress bars and lines, the same in every locale. */
final class ProgressText {

    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;

    private ProgressText() {}

    /** Returns "epoch 3/10". */
    static String place(TrainingRun run) {
        return "epoch " + run.epoch() + "/" + run.epochs();
    }

    /** Returns the line of an epoch: "epoch 3/10  loss 0.0812  accuracy 97.53 %  2.1 s". */
    static String line(TrainingRun run, Map<String, Double> values) {
        List<String> parts = new ArrayList<>(List.of(place(run)));
        values.forEach((name, value) -> parts.add(value(name, value)));
        parts.add(String.format(Locale.ROOT, "%.1f s", run.seconds()));
        return String.join("  ", parts);
    }

    /** Returns a name and its value: "accuracy 97.53 %", "loss 0.0812", "loss 1.234e-05". */
    static String value(String name, double value) {
        if (name.endsWith("accuracy") && value >= 0 && value <= 1) {
            return name + String.format(Locale.ROOT, " %.2f %%", 100 * value);
        }
        double size = Math.abs(value);
        boolean isPlain = size == 0 || size >= SMALL && size < LARGE || !Double.isFinite(value);
        return name + String.format(Locale.ROOT, isPlain ? " %.4f" : " %.3e", value);
    }

    /** Returns a time in seconds as "0:07", "12:30" or "1:02:05". */
    static String time(double seconds) {
        long whole = (long) Math.ceil(seconds);
        String minutes = String.format(Locale.ROOT, whole < 3600 ? "%d:%02d" : "%02d:%02d", whole / 60 % 60, whole % 60);
        return whole < 3600 ? minutes : whole / 3600 + ":" + minutes;
    }
}
