package io.beras.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of values and times on progress bars and lines, the same in every locale. */
final class ProgressText {

    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;

    private static final int LARGEST_POWER = 290;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    private ProgressText() {}

    /** Returns "epoch 3/10". */
    static String place(TrainingRun run) {
        return "epoch " + run.epoch() + "/" + run.epochs();
    }

    /** Returns the line of an epoch: "epoch 3/10  loss 0.0812  accuracy 97.53 %  2.1 s". */
    static String line(TrainingRun run, Map<String, Double> values) {
        List<String> parts = new ArrayList<>(List.of(place(run)));
        values.forEach((name, value) -> parts.add(value(name, value)));
        parts.add(fixed(run.seconds(), 1) + " s");
        return String.join("  ", parts);
    }

    /** Returns a name and its value: "accuracy 97.53 %", "loss 0.0812", "loss 1.234e-05". */
    static String value(String name, double value) {
        if (name.endsWith("accuracy") && value >= 0 && value <= 1) {
            return name + " " + fixed(100 * value, 2) + " %";
        }
        double size = Math.abs(value);
        boolean isPlain = size == 0 || size >= SMALL && size < LARGE || !Double.isFinite(value);
        return name + " " + (isPlain ? fixed(value, 4) : scientific(value));
    }

    /** Returns a time in seconds as "0:07", "12:30" or "1:02:05". */
    static String time(double seconds) {
        long whole = (long) Math.ceil(seconds);
        String rest = twoDigits(whole % 60);
        return whole < 3600 ? whole / 60 + ":" + rest : whole / 3600 + ":" + twoDigits(whole / 60 % 60) + ":" + rest;
    }

    /** Returns a value with a number of decimals. String.format would take most of the time of a bar. */
    private static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        long scale = POWERS[decimals];
        long scaled = Math.round(Math.abs(value) * scale);
        String sign = value < 0 && scaled > 0 ? "-" : "";
        return sign + scaled / scale + "."
                + Long.toString(scale + scaled % scale).substring(1);
    }

    /** Returns a value other than 0 as "1.234e-05". */
    private static String scientific(double value) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (Math.abs(exponent) > LARGEST_POWER) {
            return String.format(Locale.ROOT, "%.3e", value); // the power below would overflow
        }
        String digits = fixed(value * Math.pow(10, -exponent), 3);
        if (digits.startsWith("10.") || digits.startsWith("-10.")) { // 9.9996 is rounded up
            digits = digits.replace("10.", "1.").substring(0, digits.length() - 1);
            exponent++;
        }
        return digits + (exponent < 0 ? "e-" : "e+") + twoDigits(Math.abs(exponent));
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}
