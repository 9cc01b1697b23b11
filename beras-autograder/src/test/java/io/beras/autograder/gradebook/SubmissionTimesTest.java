package io.beras.autograder.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.autograder.gradebook.SubmissionTime.Source;
import io.beras.autograder.gradebook.SubmissionTimes.FileTimes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTimesTest {

    private static final Instant DUE = Instant.parse("2027-02-19T23:59:00Z");
    private static final String METADATA = """
            {"id": 1, "created_at": "2027-02-19T17:29:00.365935-07:00",
             "assignment": {"due_date": "2027-02-19T16:00:00.000000-07:00"}}
            """;

    @TempDir
    Path folder;

    private final SubmissionTimes times = new SubmissionTimes(Map.of(), FileTimes.IGNORED);

    @ParameterizedTest
    @CsvSource({
        "2027-02-19T23:59:00Z, 0.0",
        "2027-02-01T00:00:00Z, 0.0",
        "2027-02-19T23:59:01Z, 0.1",
        "2027-02-20T00:59:00Z, 1.0",
        "2027-02-20T01:02:00Z, 1.1",
        "2027-02-21T23:59:00Z, 48.0"
    })
    void lateHoursAreRoundedUp(Instant submitted, BigDecimal hours) {
        SubmissionTime time = new SubmissionTime(Optional.of(submitted), Optional.empty(), Source.TABLE);
        assertEquals(Optional.of(hours), time.lateHours(Optional.of(DUE)));
    }

    @Test
    void lateHoursAreUnknownWithoutOneOfTheTimes() {
        assertEquals(Optional.empty(), SubmissionTime.UNKNOWN.lateHours(Optional.of(DUE)));
        SubmissionTime time = new SubmissionTime(Optional.of(DUE), Optional.empty(), Source.TABLE);
        assertEquals(Optional.empty(), time.lateHours(Optional.empty()));
    }

    @Test
    void gradescopeSaysWhenAZipFileWasSubmittedAndDue() throws IOException {
        Files.writeString(folder.resolve("anna.submission_metadata.json"), METADATA);
        SubmissionTime time = times.of(zip());
        assertEquals(Optional.of(Instant.parse("2027-02-20T00:29:00.365935Z")), time.submitted());
        assertEquals(Optional.of(new BigDecimal("1.5")), time.lateHours(Optional.of(DUE)), "Gradescope's date counts");
        assertEquals(Source.GRADESCOPE, time.source());
    }

    @Test
    void fileInAStudentsFolderIsMarkedAsSuch() throws IOException {
        Student anna = new Student("anna", "anna", Files.createDirectory(folder.resolve("anna")));
        Files.writeString(anna.submission().resolve("submission_metadata.json"), METADATA);
        assertEquals(Source.STUDENT_FOLDER, times.of(anna).source());
    }

    @Test
    void datesMayBeMissing() throws IOException {
        Files.writeString(
                folder.resolve("anna.submission_metadata.json"),
                "{\"created_at\": \"2027-02-20T00:00:00Z\", \"assignment\": {\"due_date\": null}}");
        assertEquals(Optional.of(new BigDecimal("0.1")), times.of(zip()).lateHours(Optional.of(DUE)));
    }

    @ParameterizedTest
    @CsvSource({"{\"created_at\": \"yesterday\"}", "[]", "{", "{\"created_at\": {}}"})
    void damagedMetadataIsMarkedAsSuch(String json) throws IOException {
        Files.writeString(folder.resolve("anna.submission_metadata.json"), json);
        assertEquals(SubmissionTime.DAMAGED, times.of(zip()));
    }

    @Test
    void tableWins() throws IOException {
        Files.writeString(folder.resolve("anna.submission_metadata.json"), METADATA);
        SubmissionTimes fromTable = new SubmissionTimes(table("anna,2027-02-19T20:00:00+08:00\n"), FileTimes.IGNORED);
        SubmissionTime time = fromTable.of(zip());
        assertEquals(Optional.of(Instant.parse("2027-02-19T12:00:00Z")), time.submitted());
        assertEquals(Source.TABLE, time.source());
    }

    @Test
    void timeWithoutZoneIsLocal() throws IOException {
        assertEquals(
                Instant.parse("2027-02-19T20:00:00Z"),
                table("anna,2027-02-19T20:00\n").get("anna"));
    }

    @Test
    void namesEachWrongLineOfTheTable() {
        IOException wrong = assertThrows(IOException.class, () -> table("ana,2027-02-19T20:00:00Z\nanna,19.2.2027\n"));
        String file = folder.resolve("times.csv").toString();
        assertEquals(
                file + ":2: there is no submission of \"ana\"; correct the name, or remove the line\n" + file
                        + ":3: \"19.2.2027\" is not a time; write it as 2027-02-19T23:59:00Z or 2027-02-19T18:59:00-05:00",
                wrong.getMessage());
    }

    @Test
    void timeOfTheFileCountsOnlyIfAskedFor() throws IOException {
        Files.setLastModifiedTime(zip().submission(), FileTime.from(DUE));
        assertEquals(SubmissionTime.UNKNOWN, times.of(zip()));
        SubmissionTimes files = new SubmissionTimes(Map.of(), FileTimes.TIMES_OF_SUBMISSION);
        assertEquals(Optional.of(DUE), files.of(zip()).submitted());
    }

    private Student zip() throws IOException {
        Path file = folder.resolve("anna.zip");
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return new Student("anna", "anna", file);
    }

    private Map<String, Instant> table(String rows) throws IOException {
        Path file = folder.resolve("times.csv");
        Files.writeString(file, "student,submitted\n" + rows);
        return TimesTable.read(file, List.of(Reports.student("anna")), ZoneOffset.UTC);
    }
}
