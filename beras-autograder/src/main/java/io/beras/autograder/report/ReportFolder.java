package io.beras.autograder.report;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The files about a submission: {@code report.json} with all values, {@code results.json} for Gradescope,
 * {@code junit.xml} for other tools, and a page for the student in each language, such as {@code report.en.html}.
 *
 * <pre>{@code
 * ReportFolder folder = new ReportFolder(Path.of("graded/anna"), List.of("en", "zh"), HiddenTests.AFTER_PUBLISHED);
 * folder.write(report);
 * }</pre>
 */
public final class ReportFolder {

    private final Path folder;
    private final List<PageLanguage> languages;
    private final HiddenTests hiddenTests;

    /**
     * Names the folder; it need not exist.
     *
     * @param languages the languages of the student's pages: "en" and "zh" are known
     * @param hiddenTests when Gradescope shows the outcome of the hidden tests
     * @throws IllegalArgumentException that lists the known languages, if a language is unknown
     */
    public ReportFolder(Path folder, List<String> languages, HiddenTests hiddenTests) {
        this.folder = folder;
        this.languages = languages.stream().map(PageLanguage::of).toList();
        this.hiddenTests = hiddenTests;
    }

    /**
     * Writes all files, each atomically. Call it after every part: a grader that is killed then leaves valid files.
     *
     * @throws IOException if a file can't be written
     */
    public void write(GradeReport report) throws IOException {
        GradeReportFile.write(folder.resolve(GradeReportFile.NAME), report);
        write("results.json", GradescopeResults.json(report, hiddenTests));
        AtomicFiles.write(folder.resolve("junit.xml"), out -> JUnitXml.write(report, out));
        for (PageLanguage language : languages) {
            write("report." + language.name() + ".html", StudentPage.html(report, language));
        }
    }

    private void write(String name, String content) throws IOException {
        AtomicFiles.write(folder.resolve(name), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
