package assignment.milestones;

import assignment.given.Parts;
import java.nio.file.Path;
import java.util.Locale;

/** The advanced model, at least two dense layers, reads digits. */
public final class Advanced implements Milestone {

    private static final double THRESHOLD = 0.95;

    @Override
    public Outcome run(Parts parts, Path folder) {
        double accuracy = DigitReading.accuracy(parts, parts::advancedModel);
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "The advanced model reads %.1f %% of %,d drawn digits.",
                        100 * accuracy,
                        DigitReading.TEST),
                "more than 95 %",
                accuracy > THRESHOLD);
    }
}
