/**
 * Numbered lessons, one file each, from a first derivative to convolutions.
 *
 * <p>{@link io.beras.examples.lessons.Lessons} is the table of contents. {@code beras step 2} runs lesson 2.
 */
@NullMarked
package io.beras.examples.lessons;

import org.jspecify.annotations.NullMarked;
