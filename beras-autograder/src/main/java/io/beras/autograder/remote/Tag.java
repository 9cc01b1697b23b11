package io.beras.autograder.remote;

/** The kinds of values on the wire. */
enum Tag {
    NULL,
    FALSE,
    TRUE,
    BYTE,
    SHORT,
    CHARACTER,
    INTEGER,
    LONG,
    FLOAT,
    DOUBLE,
    STRING,
    PRIMITIVES,
    ARRAY,
    LIST,
    UNMODIFIABLE_LIST,
    MAP,
    UNMODIFIABLE_MAP,
    OPTIONAL,
    RECORD,
    ENUM,
    CLASS,
    ND_ARRAY,
    TENSOR,
    VARIABLE,
    CALL,
    NO_GRADIENT,
    ZERO_GRADIENT,
    /** An array or tensor that stands in this frame already. */
    SAME,
    /** An array of the request, in its reply. */
    ARGUMENT,
    /** An object of the sender. */
    REFERENCE,
    /** A tape of the sender. */
    TAPE,
    /** An object of the receiver, which the sender had got from it. */
    RETURNED;

    private static final Tag[] ALL = values();

    static Tag of(int ordinal) throws ProtocolException {
        if (ordinal < 0 || ordinal >= ALL.length) {
            throw new ProtocolException("no kind of values has the number " + ordinal);
        }
        return ALL[ordinal];
    }
}
