/** Programs that run in the sandbox of its tests: each tries one thing, and says over its channel how it went. */
@NullMarked
package io.beras.autograder.sandbox.hostile;

import org.jspecify.annotations.NullMarked;
