/**
 * Runs the code of a submission in a process of its own, with the protections that this machine gives.
 *
 * <p>{@link io.beras.autograder.sandbox.Sandbox} starts the processes, and {@link io.beras.autograder.sandbox.ChildClassPaths}
 * makes their class paths.
 */
@NullMarked
package io.beras.autograder.sandbox;

import org.jspecify.annotations.NullMarked;
