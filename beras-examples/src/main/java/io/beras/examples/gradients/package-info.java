/**
 * The gradient check of a class that is given by its name: the class is found, created, and called with random tensors.
 *
 * <p>{@link io.beras.examples.gradients.CheckedClass} finds and creates, {@link io.beras.examples.gradients.InputText}
 * makes the tensors.
 */
@NullMarked
package io.beras.examples.gradients;

import org.jspecify.annotations.NullMarked;
