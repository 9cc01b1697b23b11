/** Zip archives of other libraries, read without trust in their names and sizes. */
@NullMarked
package io.beras.exchange.archive;

import org.jspecify.annotations.NullMarked;
