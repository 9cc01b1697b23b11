package io.beras.autograder.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    Path work;

    @Test
    void writesAFileForEachReader() throws IOException {
        Path folder = work.resolve("graded").resolve("anna");

        new ReportFolder(folder, List.of("en", "zh"), HiddenTests.AFTER_PUBLISHED).write(GradeReports.mixed());

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("report.json", "results.json", "junit.xml", "report.en.html", "report.zh.html"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void aLaterReportReplacesTheFilesOfAnEarlierOne() throws IOException {
        ReportFolder folder = new ReportFolder(work, List.of("zh"), HiddenTests.VISIBLE);
        folder.write(GradeReports.unfinished(GradeReports.report()));
        folder.write(GradeReports.mixed());

        assertEquals(GradeReports.mixed(), GradeReportFile.read(work.resolve("report.json")));
        String results = Files.readString(work.resolve("results.json"));
        assertEquals(
                6.0,
                JsonParser.parseString(results).getAsJsonObject().get("score").getAsDouble());
        assertTrue(Files.readString(work.resolve("report.zh.html")).contains("全连接层"));
    }

    @Test
    void refusesAnUnknownLanguageBeforeAnythingIsGraded() {
        assertThrows(
                IllegalArgumentException.class, () -> new ReportFolder(work, List.of("en", "fr"), HiddenTests.VISIBLE));
    }
}
