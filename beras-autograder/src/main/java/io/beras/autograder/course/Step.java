package io.beras.autograder.course;

/**
 * A step of a part: the smallest piece of work that gets points.
 *
 * @param name the name in {@code @Exercise} and {@code @Checks}, such as "input-gradients"
 * @param points the points of its public tests
 * @param tests the number of its public tests, so that a test that did not run is noticed
 * @param hiddenPoints the points of its hidden tests
 * @param hiddenTests the number of its hidden tests
 */
public record Step(String name, double points, int tests, double hiddenPoints, int hiddenTests) {

    /** Returns the points of the public and the hidden tests. */
    public double allPoints() {
        return points + hiddenPoints;
    }
}
