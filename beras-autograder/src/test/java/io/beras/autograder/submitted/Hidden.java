package io.beras.autograder.submitted;

/** A submission that is not public. */
final class Hidden {}
