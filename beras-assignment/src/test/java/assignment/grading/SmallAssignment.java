package assignment.grading;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;

/**
 * This module's assignment with a few parts only, so that a grading takes seconds.
 *
 * @param folder the folder of the assignment
 */
record SmallAssignment(Path folder) {

    /** Parts that take little time, most of them with the same methods. */
    static final List<String> FAST_PARTS =
            List.of("one-hot", "relu", "leaky-relu", "sigmoid", "mean-squared-error", "numerical-gradient");

    private static final Path MAIN = Path.of("src", "main", "java", "assignment");
    private static final Path TESTS = Path.of("src", "test", "java", "assignment");

    /** Copies the parts with these names into an empty folder. */
    static SmallAssignment in(Path folder, List<String> names, String... milestones) throws IOException {
        JsonObject course =
                JsonParser.parseString(Files.readString(Path.of("course.json"))).getAsJsonObject();
        JsonArray parts = new JsonArray();
        for (JsonElement part : course.getAsJsonArray("parts")) {
            if (names.contains(part.getAsJsonObject().get("name").getAsString())) {
                parts.add(part);
                copy(part.getAsJsonObject(), folder);
            }
        }
        course.add("parts", parts);
        course.add("milestones", new Gson().toJsonTree(milestones));
        Files.writeString(folder.resolve("course.json"), course.toString());
        Files.copy(Path.of("pom.xml"), folder.resolve("pom.xml"));
        Files.copy(MAIN.resolve("package-info.java"), folder.resolve(MAIN).resolve("package-info.java"));
        for (String given : List.of("given", "milestones")) {
            PathUtils.copyDirectory(MAIN.resolve(given), folder.resolve(MAIN).resolve(given));
        }
        return new SmallAssignment(folder);
    }

    private static void copy(JsonObject part, Path folder) throws IOException {
        for (JsonElement name : part.getAsJsonArray("classes")) {
            copy(MAIN.resolve(name.getAsString() + ".java"), folder);
        }
        for (JsonElement name : part.getAsJsonArray("tests")) {
            copy(TESTS.resolve(name.getAsString() + ".java"), folder);
            copy(TESTS.resolve("hidden").resolve(name.getAsString().replace("Test", "HiddenTest") + ".java"), folder);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }

    /** Returns the right solution: the texts of the students' files by their paths below src/main/java. */
    SortedMap<String, String> solution() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (var sources = Files.list(folder.resolve(MAIN))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                files.put("assignment/" + source.getFileName(), Files.readString(source));
            }
        }
        return files;
    }
}
