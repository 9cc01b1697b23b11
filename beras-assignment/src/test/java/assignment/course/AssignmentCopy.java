package assignment.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the assignment that is graded fast: the models of all parts together are not trained. */
final class AssignmentCopy {

    private AssignmentCopy() {}

    /** Writes the copy into a new folder. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("pom.xml", "src", "stencil")) {
            try (Stream<Path> tree = Files.walk(Path.of(name))) {
                for (Path file : tree.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(Path.of("src/test/java/assignment/course")))
                        .toList()) {
                    Path copy = folder.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(folder.resolve("course.json"), courseWithoutTraining());
    }

    private static String courseWithoutTraining() throws IOException {
        JsonObject course =
                JsonParser.parseString(Files.readString(Path.of("course.json"))).getAsJsonObject();
        course.remove("milestones");
        for (JsonElement part : course.getAsJsonArray("parts")) {
            if (part.getAsJsonObject().get("name").getAsString().equals("together")) {
                for (JsonElement step : part.getAsJsonObject().getAsJsonArray("steps")) {
                    step.getAsJsonObject().addProperty("hiddenPoints", 0);
                }
            }
        }
        return course.toString();
    }
}
