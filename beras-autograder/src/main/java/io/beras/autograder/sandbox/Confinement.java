package io.beras.autograder.sandbox;

import java.util.Optional;

/**
 * How programs run on this machine.
 *
 * @param layers the commands before a program
 * @param user the user of the program, if it is not that of the grader
 */
record Confinement(Layers layers, Optional<ProcessUser> user) {

    Confinement with(Layer layer) {
        return new Confinement(layers.with(layer), user);
    }

    Confinement withUser(ProcessUser other) {
        return new Confinement(layers, Optional.of(other));
    }

    /** Returns how to end what a process has started. */
    Leftovers leftovers(Process process, String mark) {
        return user.isPresent() ? new UserLeftovers(user.get()) : new MarkedLeftovers(process.toHandle(), mark);
    }
}
