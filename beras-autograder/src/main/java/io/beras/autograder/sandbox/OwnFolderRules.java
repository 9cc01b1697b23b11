package io.beras.autograder.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets a program write into its own folder only, by the script {@code own-folder.pl}. */
record OwnFolderRules(Path script) implements Layer {

    @Override
    public List<String> command(ProgramNeeds needs) {
        List<String> command = new ArrayList<>(
                List.of("perl", script.toString(), needs.folder().toString()));
        needs.readable().forEach(path -> command.add(path.toString()));
        command.add("--");
        return command;
    }

    @Override
    public Set<Protection> protections() {
        return Set.of(Protection.OWN_FOLDER_ONLY);
    }
}
