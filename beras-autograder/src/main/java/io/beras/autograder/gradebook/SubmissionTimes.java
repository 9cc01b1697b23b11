package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out when students submitted: in the lecturer's table, in Gradescope's metadata, or by the time of the files. */
public final class SubmissionTimes {

    private final Map<String, Instant> table;
    private final FileTimes fileTimes;

    /** What the time of a file says. */
    public enum FileTimes {
        /** The time of a download; it is not used. */
        IGNORED,
        /** The time of the submission. */
        TIMES_OF_SUBMISSION
    }

    /**
     * Creates the times.
     *
     * @param table the times in the lecturer's table, by student, which win over all others
     * @param fileTimes what the time of a file says if nothing else is known
     */
    public SubmissionTimes(Map<String, Instant> table, FileTimes fileTimes) {
        this.table = Map.copyOf(table);
        this.fileTimes = fileTimes;
    }

    /**
     * Reads the lecturer's table with the columns student and submitted. A time without a time zone is in that of this
     * system.
     *
     * @throws IOException that lists each wrong line: an unknown student, a second line, something that is not a time
     */
    public static Map<String, Instant> readTable(Path file, List<Student> students) throws IOException {
        return TimesTable.read(file, students, ZoneId.systemDefault());
    }

    /**
     * Returns when a student submitted.
     *
     * @throws IOException if the times of files can't be read
     */
    SubmissionTime of(Student student) throws IOException {
        Instant inTable = table.get(student.name());
        if (inTable != null) {
            return new SubmissionTime(Optional.of(inTable), Optional.empty(), SubmissionTime.Source.TABLE);
        }
        Path beside = student.submission().resolveSibling(student.name() + "." + GradescopeMetadata.FILE);
        if (Files.isRegularFile(beside)) {
            return time(beside, SubmissionTime.Source.GRADESCOPE);
        }
        Path inside = student.submission().resolve(GradescopeMetadata.FILE);
        if (Files.isRegularFile(inside)) {
            return time(inside, SubmissionTime.Source.STUDENT_FOLDER);
        }
        return fileTimes == FileTimes.TIMES_OF_SUBMISSION ? newest(student.submission()) : SubmissionTime.UNKNOWN;
    }

    private static SubmissionTime time(Path metadata, SubmissionTime.Source source) {
        return GradescopeMetadata.read(metadata)
                .map(fields -> new SubmissionTime(fields.submitted(), fields.due(), source))
                .orElse(SubmissionTime.DAMAGED);
    }

    /** Returns the time of a zip file, or that of the newest file in a folder. */
    private static SubmissionTime newest(Path submission) throws IOException {
        Optional<Instant> newest = Optional.empty();
        try (Stream<Path> tree = Files.walk(submission)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Instant time = Files.getLastModifiedTime(file).toInstant();
                newest = newest.filter(time::isBefore).or(() -> Optional.of(time));
            }
        }
        return new SubmissionTime(newest, Optional.empty(), SubmissionTime.Source.FILE);
    }
}
