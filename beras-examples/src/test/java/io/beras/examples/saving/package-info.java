/** Tests of saved models that need layers and optimizers. */
@NullMarked
package io.beras.examples.saving;

import org.jspecify.annotations.NullMarked;
