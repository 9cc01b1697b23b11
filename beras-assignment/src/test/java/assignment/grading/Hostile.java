package assignment.grading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A submission of the right solution with attacks in some of its parts.
 *
 * @param attacks the attacks by their places
 */
record Hostile(Map<Place, Attack> attacks) {

    /** Adds the attack where it fits, if it may stand beside the others. */
    boolean add(Attack attack) {
        for (Place place : attack.places()) {
            if (!attacks.containsKey(place)) {
                attacks.put(place, attack);
                return true;
            }
        }
        return false;
    }

    static Hostile empty() {
        return new Hostile(new LinkedHashMap<>());
    }

    /** Writes the project of the submission into a new folder. */
    Path write(SmallAssignment assignment, Path reports, Path folder) throws IOException {
        SortedMap<String, String> files = assignment.solution();
        attacks.forEach((place, attack) -> files.putAll(attack.filesAt(place)));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve("src/main/java").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(
                    path,
                    file.getValue()
                            .replace("ASSIGNMENT", assignment.folder().toString())
                            .replace("REPORTS", reports.toString())
                            .replace("LIBRARY", library().toString()),
                    UTF_8);
        }
        return folder;
    }

    private static Path library() {
        return Path.of(io.beras.activations.ReLU.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    @Override
    public String toString() {
        return attacks.values().stream().map(Attack::name).collect(Collectors.joining("; "));
    }
}
