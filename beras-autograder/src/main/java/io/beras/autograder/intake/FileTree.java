package io.beras.autograder.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.SortedSet;

/** The files of a submission: of a zip file or of a folder. */
interface FileTree extends Closeable {

    /** Returns the paths of all files that are no links, with '/' on every system. */
    SortedSet<String> paths();

    /** Reads a file, but no more than this number of bytes. */
    byte[] read(String path, int most) throws IOException;

    @Override
    void close() throws IOException;
}
