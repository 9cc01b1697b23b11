package assignment.milestones;

import assignment.given.Parts;
import java.nio.file.Path;
import java.util.Locale;

/** The simple model, one dense layer, reads digits. */
public final class Simple implements Milestone {

    private static final double THRESHOLD = 0.85;

    @Override
    public Outcome run(Parts parts, Path folder) {
        double accuracy = DigitReading.accuracy(parts, parts::simpleModel);
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "The simple model reads %.1f %% of %,d drawn digits.",
                        100 * accuracy,
                        DigitReading.TEST),
                "at least 85 %",
                accuracy >= THRESHOLD);
    }
}
