package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Course;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files that the projects of all assignments have: the Maven project, the student's command, .gitignore. */
final class Templates {

    private Templates() {}

    /** Returns the files by their paths, for a course and a version of Beras. */
    static Map<String, byte[]> files(Course course, String version) throws IOException {
        return Map.of(
                "pom.xml",
                        read("pom.xml")
                                .replace("@name@", course.name())
                                .replace("@package@", course.packageName())
                                .replace("@beras.version@", version)
                                .getBytes(UTF_8),
                "Course.java", read("Course.java").getBytes(UTF_8),
                ".gitignore", read("gitignore").getBytes(UTF_8));
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The jar of beras-autograder lacks " + name + "; build it again.");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
