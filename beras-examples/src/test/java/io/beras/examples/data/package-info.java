@NullMarked
package io.beras.examples.data;

import org.jspecify.annotations.NullMarked;
