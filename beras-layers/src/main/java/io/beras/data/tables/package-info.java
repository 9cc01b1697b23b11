/** Data sets from tables: {@link io.beras.data.tables.Table} reads a CSV file. */
@NullMarked
package io.beras.data.tables;

import org.jspecify.annotations.NullMarked;
