package assignment.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The handout of the assignment, in both languages. */
final class Handout {

    private static final Path FOLDER = Path.of("..", "docs", "assignment");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^|`)((?:java Course\\.java|mvn) [^`|\\n]*?) *(?:`|$)");

    private Handout() {}

    /**
     * Returns the commands that a student reads, with a part and a milestone in place of PART and MILESTONE. A reset comes
     * last, because it takes a written part back.
     */
    static List<String> commands() throws IOException {
        Set<String> commands = new TreeSet<>();
        for (String name : new String[] {"handout.en.md", "handout.zh.md"}) {
            Matcher matcher = COMMAND.matcher(Files.readString(FOLDER.resolve(name)));
            while (matcher.find()) {
                commands.add(matcher.group(1)
                        .replace("PART", "one-hot")
                        .replace("STEP", "fit")
                        .replace("MILESTONE", "xor"));
            }
        }
        return commands.stream()
                .sorted(Comparator.comparing(command -> command.contains(" reset ")))
                .toList();
    }
}
