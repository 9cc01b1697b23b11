package io.beras.autograder.cli;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import io.beras.autograder.stencil.StencilException;
import io.beras.autograder.stencil.StencilMaker;
import io.beras.autograder.stencil.StencilSummary;
import io.beras.autograder.stencil.UpdateReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a project for students, or renews such a project. */
@Command(
        name = "make-stencil",
        description = {
            "Write a student's project: the assignment without its solutions, with the public tests.",
            "The project is proved first: it compiles, has 0 points, runs the expected tests, and contains no solution."
        },
        mixinStandardHelpOptions = true)
final class MakeStencilCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(paramLabel = "DIR", description = "The folder of the project; new or empty without --update.")
    private Path folder = Path.of("");

    @Option(
            names = "--tier",
            description = "How much students write: ${COMPLETION-CANDIDATES} (default: full; --update keeps the tier).")
    private @Nullable Tier tier;

    @Option(names = "--update", description = "Renew the files in DIR that its student has not changed.")
    private boolean update;

    @Option(
            names = "--assignment",
            paramLabel = "DIR",
            description = "The assignment with course.json and the solution (default: beras-assignment).")
    private @Nullable Path assignment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    MakeStencilCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, StencilException {
        Path from = assignment == null ? environment.home().resolve("beras-assignment") : assignment;
        StencilMaker maker = new StencilMaker(from, environment.classPath());
        if (update) {
            requireTier(StencilManifest.read(folder).tier());
            printUpdate(maker.update(folder));
        } else {
            printSummary(maker.make(folder, tier == null ? Tier.FULL : tier));
        }
        return 0;
    }

    private void requireTier(Tier tierOfProject) {
        if (tier != null && tier != tierOfProject) {
            throw new ParameterException(
                    spec.commandLine(),
                    folder + " has the tier " + name(tierOfProject) + ", not " + name(tier)
                            + "; leave --tier out, or make a new project");
        }
    }

    private void printSummary(StencilSummary summary) {
        PrintStream out = environment.out();
        DecimalFormat points = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        out.printf(
                "Wrote %s: tier %s, %d methods to write, %d public tests, %s points.%n",
                folder, name(summary.tier()), summary.exercises(), summary.tests(), points.format(summary.points()));
        out.println("Proved: it compiles, has 0 points, runs the expected tests, and contains no piece of a solution.");
        out.println();
        out.println("Next:");
        out.printf("  mvn -f \"%s\" -DskipTests install%n", environment.home().resolve("pom.xml"));
        out.println("      once on each computer: puts the io.beras libraries into its Maven repository");
        out.printf("  cd \"%s\"%n", folder);
        out.println("  java Course.java status");
    }

    private void printUpdate(UpdateReport report) {
        print("renewed", report.renewed());
        print("added", report.added());
        print("removed", report.removed());
        print("kept as the student has changed it; the new version is in " + StencilManifest.ORIGINALS, report.kept());
        environment
                .out()
                .printf(
                        "Updated %s: %d renewed, %d added, %d removed, %d kept.%n",
                        folder,
                        report.renewed().size(),
                        report.added().size(),
                        report.removed().size(),
                        report.kept().size());
    }

    private void print(String what, List<String> files) {
        files.forEach(file -> environment.out().println(file + ": " + what));
    }

    private static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
