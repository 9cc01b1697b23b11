@NullMarked
package io.beras.examples.runs;

import org.jspecify.annotations.NullMarked;
