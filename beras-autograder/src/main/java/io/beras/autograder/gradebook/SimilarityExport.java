package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.Course;
import io.beras.autograder.intake.SubmittedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.io.file.PathUtils;

/**
 * Writes the sources of a class in the layout of JPlag: a folder for each student below {@code submissions}, and in
 * {@code base} what all students got. Given files are left out; the texts stay as the students wrote them.
 */
public final class SimilarityExport {

    private final Course course;
    private final Path out;

    /**
     * Creates the export.
     *
     * @param out a folder that is new or empty, so that nobody is compared who is not in the class
     * @throws IOException if the folder has content
     */
    public SimilarityExport(Course course, Path out) throws IOException {
        if (Files.exists(out) && !(Files.isDirectory(out) && PathUtils.isEmptyDirectory(out))) {
            throw new IOException(out + " is not empty; name a new folder.");
        }
        this.course = course;
        this.out = out;
    }

    /**
     * Writes all files.
     *
     * @param stencil the source files of the project that the students got, by their paths in the project
     * @return the names of the students who have no source
     */
    public List<String> write(List<Student> students, SortedMap<String, String> stencil) throws IOException {
        List<String> empty = new ArrayList<>();
        for (Student student : students) {
            SortedMap<String, String> sources = sources(student.submission());
            if (sources.isEmpty()) {
                empty.add(student.name());
            } else {
                write(sources, out.resolve("submissions").resolve(student.folder()));
            }
        }
        writeBase(stencil);
        write(Map.of("README.txt", readme()), out);
        return empty;
    }

    /** Returns the command that compares the students, to be run in the folder of the export. */
    public static String command() {
        return "java -jar jplag.jar -l java -bc base -r results submissions";
    }

    /** Opens the stencil as a submission, so that the same files are left out. */
    private void writeBase(SortedMap<String, String> stencil) throws IOException {
        Path project = Files.createTempDirectory(out, "stencil");
        try {
            write(stencil, project);
            write(sources(project), out.resolve("base"));
        } finally {
            PathUtils.deleteDirectory(project);
        }
    }

    private SortedMap<String, String> sources(Path submission) throws IOException {
        return SubmittedFiles.open(submission, course).sources();
    }

    private static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), UTF_8);
        }
    }

    private String readme() {
        return """
                The submissions of the course "%s", for a comparison by JPlag.

                submissions   a folder for each student, with the student's own source files
                base          the project that all students got; JPlag ignores what is the same as there

                JPlag is free software: https://github.com/jplag/JPlag. It needs Java 21 or later and no network.
                Download its jar, and run it in this folder:

                  %s

                It writes results.jplag, and shows the report in a browser. Later, "java -jar jplag.jar results.jplag"
                shows the report again. "java -jar jplag.jar --help" lists the options.

                The source files are as the students wrote them; comments may contain their names. A high similarity is
                a reason to look at two submissions, not a proof.
                """.formatted(course.name(), command());
    }
}
