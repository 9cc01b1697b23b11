/** Properties of every public layer, activation and loss. */
@NullMarked
package io.beras.contract;

import org.jspecify.annotations.NullMarked;
