package assignment.milestones;

/**
 * The result of a milestone.
 *
 * @param figure what the program measured, as a sentence
 * @param threshold what is needed, as a sentence
 * @param passed whether the figure reaches the threshold
 */
public record Outcome(String figure, String threshold, boolean passed) {}
