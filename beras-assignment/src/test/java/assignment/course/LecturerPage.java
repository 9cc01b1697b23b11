package assignment.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page for lecturers: its commands, and its table of mistakes. */
final class LecturerPage {

    static final Path FILE = Path.of("..", "docs", "course", "lecturer.md");

    private static final Pattern COMMAND = Pattern.compile("(?m)^scripts/beras-course (.+)$");
    private static final Pattern MISTAKE = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+?) \\| (.+?) \\| (.+) \\|$");

    private LecturerPage() {}

    /** A row of the table of mistakes. */
    record Mistake(String className, String mistake, String message, String question) {}

    /** Returns the arguments of each beras-course command, in the order of the page. */
    static List<List<String>> commands() throws IOException {
        return COMMAND.matcher(Files.readString(FILE))
                .results()
                .map(command -> List.of(command.group(1).split(" ")))
                .toList();
    }

    static List<Mistake> mistakes() throws IOException {
        String page = Files.readString(FILE);
        String section = page.substring(page.indexOf("\n## 9."), page.indexOf("\n## 10."));
        return MISTAKE.matcher(section).results().map(LecturerPage::mistake).toList();
    }

    private static Mistake mistake(MatchResult row) {
        return new Mistake(row.group(1), row.group(2), row.group(3), row.group(4));
    }
}
