/** What holds for every public layer, activation and loss. */
@NullMarked
package io.beras.contract;

import org.jspecify.annotations.NullMarked;
