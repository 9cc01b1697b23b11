@NullMarked
package io.beras.examples.doctor;

import org.jspecify.annotations.NullMarked;
