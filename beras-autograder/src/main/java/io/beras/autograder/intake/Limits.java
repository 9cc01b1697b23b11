package io.beras.autograder.intake;

/** The sizes that a submission may have. Good submissions have 30 files and 100 kB. */
final class Limits {

    /** The largest size of a file in bytes. */
    static final int FILE_BYTES = 1_000_000;

    /** The largest size of all files together in bytes. */
    static final int ALL_BYTES = 20_000_000;

    /** The largest number of source files. */
    static final int MOST_SOURCES = 2_000;

    /** The largest number of files of all kinds, read or not. */
    static final int MOST_ENTRIES = 20_000;

    /** The largest number of folders above the source folder of a project. */
    static final int DEEPEST_PROJECT = 4;

    /** The largest number of folders in each other. */
    static final int DEEPEST = 24;

    private Limits() {}
}
