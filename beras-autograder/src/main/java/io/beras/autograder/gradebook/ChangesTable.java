package io.beras.autograder.gradebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The table {@code changes.csv}, with a row for each test whose outcome is another one than before. */
final class ChangesTable {

    static final String FILE = "changes.csv";

    private static final List<String> HEADER =
            List.of("student", "part", "test", "old points", "new points", "old status", "new status");

    private ChangesTable() {}

    static void write(Path out, List<GradeChange> changes) throws IOException {
        CsvTable.write(
                out.resolve(FILE),
                HEADER,
                changes.stream().map(ChangesTable::row).toList());
    }

    private static List<String> row(GradeChange change) {
        return List.of(
                change.student(),
                change.part(),
                change.test(),
                change.before().map(outcome -> Numbers.points(outcome.points())).orElse(""),
                change.after().map(outcome -> Numbers.points(outcome.points())).orElse(""),
                change.before().map(ChangesTable::status).orElse(""),
                change.after().map(ChangesTable::status).orElse(""));
    }

    private static String status(GradeChange.Outcome outcome) {
        return outcome.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
