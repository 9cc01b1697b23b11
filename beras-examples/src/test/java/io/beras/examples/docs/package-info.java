/** Tests of the documentation: its links, its index and its Java code. */
@NullMarked
package io.beras.examples.docs;

import org.jspecify.annotations.NullMarked;
