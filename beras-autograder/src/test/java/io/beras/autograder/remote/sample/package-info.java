/** A submission for the tests of {@code io.beras.autograder.remote}. */
package io.beras.autograder.remote.sample;
