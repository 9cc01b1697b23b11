/**
 * Recognizes the mistake behind a wrong gradient by its values.
 *
 * <p>{@link io.beras.core.gradcheck.diagnosis.GradientDiagnosis} asks the recognizers, from specific mistakes to general
 * mistakes. Each recognizer is a class that computes what a known mistake would give.
 */
@NullMarked
package io.beras.core.gradcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
