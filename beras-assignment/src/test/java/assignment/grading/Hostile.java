package assignment.grading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A submission of the right solution with attacks in some of its parts.
 *
 * @param attacks the attacks by their places
 */
record Hostile(Map<Place, Attack> attacks) {

    /** Returns submissions that contain all of these attacks, each in a part of its own. */
    static List<Hostile> with(List<Attack> attacks) {
        List<Hostile> submissions = new ArrayList<>();
        for (Attack attack : attacks) {
            if (submissions.stream().noneMatch(hostile -> hostile.add(attack))) {
                Hostile next = new Hostile(new LinkedHashMap<>());
                next.add(attack);
                submissions.add(next);
            }
        }
        return submissions;
    }

    private boolean add(Attack attack) {
        for (Place place : attack.places()) {
            if (!attacks.containsKey(place)) {
                attacks.put(place, attack);
                return true;
            }
        }
        return false;
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
