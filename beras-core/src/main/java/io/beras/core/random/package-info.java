/** Seeded, counter-based random numbers: a function of seed, purpose, step and index. */
@NullMarked
package io.beras.core.random;

import org.jspecify.annotations.NullMarked;
