/** Models: parts put together, trained, evaluated and asked. */
@NullMarked
package io.beras.models;

import org.jspecify.annotations.NullMarked;
