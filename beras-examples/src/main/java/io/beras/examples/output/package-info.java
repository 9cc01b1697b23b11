/** What a run leaves on the disk: the report of a run as JSON. */
@NullMarked
package io.beras.examples.output;

import org.jspecify.annotations.NullMarked;
