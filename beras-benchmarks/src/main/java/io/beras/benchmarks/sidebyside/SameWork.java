package io.beras.benchmarks.sidebyside;

/** Checks that two contenders did the same work, by their losses: no figure may result from less work. */
final class SameWork {

    /** Rounding errors grow with the steps, but stay within this tolerance; other mathematics does not. */
    private static final double FIRST_LOSSES_TOLERANCE = 2e-3;

    private static final double MEAN_LOSS_TOLERANCE = 0.05;

    /** A lower bound for the loss that a tolerance is relative to. */
    private static final double SMALLEST_SCALE = 0.05;

    private static final double LEARNED_LOSS = 0.1;

    private SameWork() {}

    /** Throws if the first losses differ, or, after equally many epochs, the last epoch's mean losses. */
    static void requireSameLosses(ContenderResult ours, ContenderResult theirs) {
        for (int i = 0; i < ContenderResult.FIRST_LOSSES; i++) {
            requireNear(ours.losses.get(i), theirs.losses.get(i), FIRST_LOSSES_TOLERANCE, "loss " + i, theirs);
        }
        if (ours.epochs.size() == theirs.epochs.size()) {
            requireNear(ours.meanLoss, theirs.meanLoss, MEAN_LOSS_TOLERANCE, "the last epoch's mean loss", theirs);
        }
    }

    /**
     * Throws if a contender has not learned its batch.
     *
     * <p>This check is for networks whose losses can't be compared, because each library draws its own dropout and first
     * weights. A network that works soon knows one batch by heart.
     */
    static void requireLearned(ContenderResult result) {
        if (!(result.meanLoss < LEARNED_LOSS)) {
            throw new IllegalStateException(
                    result.contender + " has not learned its batch: its loss is still " + result.meanLoss);
        }
    }

    private static void requireNear(double our, double their, double tolerance, String what, ContenderResult theirs) {
        if (!(Math.abs(our - their) <= tolerance * Math.max(Math.abs(their), SMALLEST_SCALE))) {
            throw new IllegalStateException(
                    what + " is " + our + " in Beras and " + their + " in " + theirs.contender + ": not the same work");
        }
    }
}
