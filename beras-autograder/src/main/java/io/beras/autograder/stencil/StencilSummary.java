package io.beras.autograder.stencil;

import io.beras.autograder.Tier;

/**
 * What a new project asks of a student.
 *
 * @param tier how much the student writes
 * @param exercises the number of methods to write
 * @param tests the number of public tests
 * @param points the points of public and hidden tests, without those of optional parts
 */
public record StencilSummary(Tier tier, int exercises, int tests, double points) {

    static StencilSummary of(Stencil stencil) {
        return new StencilSummary(
                stencil.tier(),
                stencil.solutions().removed().size(),
                stencil.course().tests().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                stencil.course().points());
    }
}
