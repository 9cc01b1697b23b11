@NullMarked
package io.beras.core.config;

import org.jspecify.annotations.NullMarked;
