package io.beras.autograder.remote;

/** What one process accepts from the other; the other process may be hostile. */
final class Limits {

    static final int FRAME_BYTES = 64 << 20;
    static final int STRING_LENGTH = 1 << 16;
    static final int LIST_LENGTH = 100_000;
    static final int ARRAY_LENGTH = 16 << 20;

    /** A null in a list takes a byte on the wire and a reference in memory, so bytes alone are no limit. */
    static final int VALUES_PER_FRAME = 1_000_000;

    /** The nesting of lists, maps and records. */
    static final int NESTING = 32;

    /** The nesting of requests: each of them runs while the request around it waits. */
    static final int REQUESTS = 64;

    static final int INTERFACES = 32;
    static final int FRAMES_OF_STACK = 50;
    static final int CAUSES = 8;
    static final int MESSAGE_LENGTH = 4_000;

    private Limits() {}
}
