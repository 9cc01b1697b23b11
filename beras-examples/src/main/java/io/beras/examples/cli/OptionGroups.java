package io.beras.examples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows a title above each group of options in the help of {@code train}. */
final class OptionGroups {

    /** The first option of each group, and the title above it. */
    private static final Map<String, String> TITLES = new LinkedHashMap<>(Map.of(
            "--model", "Model",
            "--optimizer", "Training",
            "--data", "Data",
            "--seed", "Run"));

    private OptionGroups() {}

    /** Adds the titles to the help of a command. */
    static void install(CommandLine command) {
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> withTitles(help.optionList()));
    }

    private static String withTitles(String list) {
        StringBuilder titled = new StringBuilder();
        list.lines().forEach(line -> {
            TITLES.forEach((option, title) -> {
                if (line.contains(option + "=")) {
                    titled.append(title).append(System.lineSeparator());
                }
            });
            if (!line.contains("--verbose") && !line.contains("--help")) { // beras --help shows them
                titled.append(line).append(System.lineSeparator());
            }
        });
        return titled.toString();
    }
}
