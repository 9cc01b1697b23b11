package io.beras.autograder.sandbox;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The layers around a program, from the outermost to the innermost.
 *
 * @param layers the layers
 */
record Layers(List<Layer> layers) {

    Layers {
        layers = List.copyOf(layers);
    }

    /** Returns the layers with one more, inside all others. */
    Layers with(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Layers(more);
    }

    Set<Protection> protections() {
        Set<Protection> protections = EnumSet.noneOf(Protection.class);
        layers.forEach(layer -> protections.addAll(layer.protections()));
        return protections;
    }

    /** Returns the command that runs a program within all layers. */
    List<String> command(ProgramNeeds needs, List<String> program) {
        List<String> command = new ArrayList<>();
        layers.forEach(layer -> command.addAll(layer.command(needs)));
        command.addAll(program);
        return command;
    }
}
