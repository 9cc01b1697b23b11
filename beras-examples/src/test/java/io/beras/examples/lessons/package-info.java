/** Tests of the lessons and of whole trainings: document networks, both kernel selections, seeds, long runs. */
@NullMarked
package io.beras.examples.lessons;

import org.jspecify.annotations.NullMarked;
