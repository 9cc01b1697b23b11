package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeReportFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeReport() throws IOException {
        file = folder.resolve(GradeReportFile.NAME);
        GradeReportFile.write(file, GradeReports.mixed());
    }

    @Test
    void readsWhatItWrote() throws IOException {
        assertEquals(GradeReports.mixed(), GradeReportFile.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"testsExpected\"     | \"expected\"        | PartGrade lacks \"testsExpected\"",
                "\"sha256\"            | \"md5\"             | TestedClass lacks \"sha256\"",
                "\"complete\": true    | \"complete\": null  | GradeReport lacks \"complete\"",
                "\"complete\": true    | \"complete\": true, \"late\": 3  | GradeReport has the unknown fields [late]",
                "\"NOT_WRITTEN\"       | \"OPEN\"            | the value \"OPEN\" is unknown",
                "2027-02-19T22:30:00Z  | yesterday           | the value \"yesterday\" is unknown",
                "\"Dense.java:33: ';' expected\" | null      | a value is null",
                "\"training-seconds\": 12.34 | \"training-seconds\": null | a value is null",
                "\"complete\": true    | complete            | line 13",
            })
    void namesWhatIsWrong(String found, String replacement, String message) throws IOException {
        String json = Files.readString(file);
        assertTrue(json.contains(found));
        Files.writeString(file, json.replace(found, replacement));

        String actual = assertThrows(IOException.class, () -> GradeReportFile.read(file))
                .getMessage();

        assertTrue(actual.startsWith("Cannot read the report " + file), actual);
        assertTrue(actual.contains(message), actual);
        assertTrue(actual.endsWith("grade the submission again."), actual);
    }
}
