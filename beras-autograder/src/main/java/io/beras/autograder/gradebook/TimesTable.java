package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the lecturer's table of submission times, with the columns student and submitted. */
final class TimesTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME;

    private TimesTable() {}

    /**
     * Reads a table.
     *
     * @param zone the time zone of times that have none
     * @throws IOException that lists each wrong line
     */
    static Map<String, Instant> read(Path file, List<Student> students, ZoneId zone) throws IOException {
        Set<String> names = students.stream().map(Student::name).collect(Collectors.toSet());
        Map<String, Instant> times = new TreeMap<>();
        Problems problems = new Problems(file);
        for (CsvTable.Row row : CsvTable.read(file, List.of("student", "submitted"))) {
            String student = row.value("student");
            if (!names.contains(student)) {
                problems.add(
                        row, "there is no submission of \"" + student + "\"; correct the name, or remove the line");
            } else if (times.containsKey(student)) {
                problems.add(row, "\"" + student + "\" has two lines; remove one of them");
            } else {
                try {
                    times.put(student, time(row.value("submitted"), zone));
                } catch (DateTimeParseException e) {
                    problems.add(
                            row,
                            "\"" + row.value("submitted")
                                    + "\" is not a time; write it as 2027-02-19T23:59:00Z or 2027-02-19T18:59:00-05:00");
                }
            }
        }
        problems.throwIfAny();
        return times;
    }

    private static Instant time(String text, ZoneId zone) {
        return TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime time
                ? time.toInstant()
                : LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
    }
}
