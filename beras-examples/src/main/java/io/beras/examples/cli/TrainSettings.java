package io.beras.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code train} as settings: the name of an option without its dashes, and its value as text.
 *
 * <p>A switch has the value true. Several values stand behind each other with commas.
 */
final class TrainSettings {

    /** Options of one call of the command; they are no settings of a run. */
    private static final Set<String> OF_ONE_CALL =
            Set.of("name", "out", "force", "config", "resume", "json", "quiet", "help", "version", "verbose");

    /** Options that name data, or a model: a choice on the command line replaces the whole choice of a file. */
    private static final List<Set<String>> CHOICES =
            List.of(Set.of("data", "csv", "images", "idx"), Set.of("model", "layers"), Set.of("header", "no-header"));

    private static final int MOST_EDITS = 3;

    private TrainSettings() {}

    /** Returns the options that the user gave, in the order of the options. */
    static Map<String, String> given(ParseResult parsed) {
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            if (parsed.hasMatchedOption(option)) {
                given.put(name(option), isSwitch(option) ? "true" : text(option));
            }
        }
        return given;
    }

    /** Returns the values of an option as one text; an option of several values at once takes each of them literally. */
    private static String text(OptionSpec option) {
        List<String> values = option.originalStringValues();
        return hasSeveral(option) ? CommaSeparated.join(values) : String.join(",", values);
    }

    /** Returns the settings of a file, with the options given on the command line in their place. */
    static Map<String, String> merged(Map<String, String> file, Map<String, String> given) {
        Map<String, String> merged = new LinkedHashMap<>(file);
        for (Set<String> choice : CHOICES) {
            if (given.keySet().stream().anyMatch(choice::contains)) {
                merged.keySet().removeAll(choice);
            }
        }
        merged.putAll(given);
        return merged;
    }

    /**
     * Checks that each name of a file is an option that a file may set.
     *
     * @throws IllegalArgumentException if a name is unknown; the message has the nearest name
     */
    static void requireKnown(String file, Set<String> names) {
        List<String> known = settings(commandLine(new TrainOptions()));
        for (String name : names) {
            if (OF_ONE_CALL.contains(name)) {
                throw new IllegalArgumentException(file + " sets \"" + name
                        + "\", which belongs to one call of the command; give --" + name + " on the command line");
            }
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        file + " sets \"" + name + "\", which is no option of train; " + nearest(name, known));
            }
        }
    }

    /**
     * Returns the options with these settings.
     *
     * @throws ParameterException if a value is wrong
     */
    static TrainOptions parse(Map<String, String> settings) {
        TrainOptions options = new TrainOptions();
        CommandLine line = commandLine(options);
        List<String> args = new ArrayList<>();
        settings.forEach((name, value) -> args.addAll(args(line.getCommandSpec(), name, value)));
        line.parseArgs(args.toArray(String[]::new));
        return options;
    }

    /** Returns the names of all settings of a run, in the order of the options. */
    static List<String> names() {
        return settings(commandLine(new TrainOptions()));
    }

    private static List<String> args(CommandSpec spec, String name, String value) {
        OptionSpec option = spec.findOption("--" + name);
        if (option == null) {
            return List.of();
        }
        if (isSwitch(option)) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException(
                        "Invalid value for option '--" + name + "': '" + value + "' is neither true nor false");
            }
            return value.equals("true") ? List.of("--" + name) : List.of();
        }
        if (hasSeveral(option)) {
            return Stream.concat(Stream.of("--" + name), CommaSeparated.split(value).stream())
                    .toList();
        }
        return List.of("--" + name + "=" + value);
    }

    private static CommandLine commandLine(TrainOptions options) {
        return new CommandLine(options).setExpandAtFiles(false);
    }

    private static List<String> settings(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(TrainSettings::name)
                .filter(name -> !OF_ONE_CALL.contains(name))
                .toList();
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    private static boolean hasSeveral(OptionSpec option) {
        return option.arity().max() > 1;
    }

    private static boolean isSwitch(OptionSpec option) {
        return option.arity().max() == 0;
    }

    private static String nearest(String name, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(other -> edits(name, other)))
                .orElseThrow();
        return edits(name, nearest) <= MOST_EDITS
                ? "did you mean \"" + nearest + "\"?"
                : "beras train --help lists the options.";
    }

    /** Returns the number of characters to insert, delete or replace (Levenshtein distance). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
