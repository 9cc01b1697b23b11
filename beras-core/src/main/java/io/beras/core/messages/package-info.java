/** Texts for messages that quote what a file holds. */
@NullMarked
package io.beras.core.messages;

import org.jspecify.annotations.NullMarked;
