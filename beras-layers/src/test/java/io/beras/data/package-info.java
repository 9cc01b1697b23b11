@NullMarked
package io.beras.data;

import org.jspecify.annotations.NullMarked;
