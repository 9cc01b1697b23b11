package io.beras.examples.cli;

import io.beras.examples.doctor.Doctor;
import io.beras.examples.doctor.Finding;
import io.beras.examples.doctor.Finding.Level;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;

/** Examines the machine, and prints a line for each finding. */
@Command(
        name = "doctor",
        description = {
            "Examines Java, native code, memory, fonts, data and terminal.",
            "The exit code is 1 if there is a problem."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class)
final class DoctorCommand implements Callable<Integer> {

    private static final int TOPIC_WIDTH = 12;

    private final CommandEnvironment environment;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    /** The findings as JSON. */
    private record Report(long problems, long warnings, List<Finding> findings) {}

    DoctorCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(
                        environment::dataDirectory,
                        environment.folder().resolve("runs"),
                        environment.variables(),
                        environment.interactive())
                .examine();
        long problems = count(findings, Level.PROBLEM);
        long warnings = count(findings, Level.WARNING);
        if (json) {
            environment.out().print(JsonText.of(new Report(problems, warnings, findings)));
        } else {
            findings.forEach(this::print);
            environment.out().println();
            environment.out().println(counted(problems, "problem") + ", " + counted(warnings, "warning") + ".");
        }
        return problems > 0 ? 1 : 0;
    }

    private void print(Finding finding) {
        String level = finding.level().name().toLowerCase(Locale.ROOT);
        String start = String.format(Locale.ROOT, "%-8s %-" + TOPIC_WIDTH + "s ", level, finding.topic());
        Style color = switch (finding.level()) {
            case OK -> Style.fg_green;
            case WARNING -> Style.fg_yellow;
            case PROBLEM -> Style.fg_red;
        };
        environment.out().println(Colors.of(environment).paint(start, color) + finding.text());
        if (!finding.remedy().isEmpty()) {
            environment.out().println(" ".repeat(start.length()) + finding.remedy());
        }
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
