/** Tables read from CSV files. */
@NullMarked
package io.beras.data.tables;

import org.jspecify.annotations.NullMarked;
