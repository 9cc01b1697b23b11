/** A submission in another process: the objects of both processes use each other as if they were in one. */
@NullMarked
package io.beras.autograder.remote;

import org.jspecify.annotations.NullMarked;
