@NullMarked
package io.beras.examples.mnist;

import org.jspecify.annotations.NullMarked;
