package io.beras.autograder.sandbox;

import java.util.List;
import java.util.Set;

/** A layer whose command is the same for all programs. */
record FixedLayer(List<String> command, Set<Protection> protections) implements Layer {

    @Override
    public List<String> command(ProgramNeeds needs) {
        return command;
    }
}
