/** What a run leaves on the disk: files that are whole or not there at all, and the report of a run as JSON. */
@NullMarked
package io.beras.examples.output;

import org.jspecify.annotations.NullMarked;
