package io.beras.core.gradcheck.diagnosis;

/**
 * A probable cause of wrong values, recognized by the values themselves.
 *
 * @param cause a short stable identifier, such as "sign", "transposed" or "missing-upstream"
 * @param text a sentence for the student that begins with "looks like", and names the part of the formula to look at
 */
public record Diagnosis(String cause, String text) {}
