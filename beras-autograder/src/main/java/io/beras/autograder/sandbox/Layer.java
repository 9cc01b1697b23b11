package io.beras.autograder.sandbox;

import java.util.List;
import java.util.Set;

/** A command that adds protections to the program after it, such as {@code setpriv --reuid=61234 … --}. */
interface Layer {

    /** Returns the command; it ends by running the arguments after it. */
    List<String> command(ProgramNeeds needs);

    /** Returns what the command adds. */
    Set<Protection> protections();
}
