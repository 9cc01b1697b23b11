/** The source documents' networks, held to the documents' own numbers. */
@NullMarked
package io.beras.examples.lessons;

import org.jspecify.annotations.NullMarked;
