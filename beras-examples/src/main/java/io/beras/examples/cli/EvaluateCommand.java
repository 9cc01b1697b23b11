package io.beras.examples.cli;

import io.beras.data.tables.TableInput;
import io.beras.examples.inference.SavedRun;
import io.beras.examples.inference.TestReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tests a trained model, and prints loss, metrics, and for classes the report and the confusion matrix. */
@Command(
        name = "evaluate",
        description = {
            "Tests a trained model.",
            "The data are the test part of the run, unless an option names other data."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class EvaluateCommand implements Callable<Integer> {

    private static final int MOST_CLASSES_OF_A_MATRIX = 30;

    private final CommandEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = ModelParameter.DESCRIPTION)
    private String run = "";

    @Mixin
    private TestData data = new TestData();

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    EvaluateCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            data.requireOneKind();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        SavedRun saved = ModelParameter.find(environment, run);
        TestData.Part part = data.load(environment, saved);
        TestReport report = TestReport.of(saved, part.samples());
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("run", saved.name());
            map.put("model", saved.file().toString());
            map.putAll(report.toMap());
            environment.out().print(JsonText.of(map));
            return 0;
        }
        environment.out().println(part.announcement());
        environment.out().println(result(saved, report));
        report.classification().ifPresent(scores -> print(scores.toString()));
        report.confusion().ifPresent(counts -> {
            if (counts.classes() <= MOST_CLASSES_OF_A_MATRIX) {
                print(counts.toString(report.classNames()));
            }
        });
        return 0;
    }

    private void print(String table) {
        environment.out().println();
        environment.out().println(table.stripTrailing());
    }

    private static String result(SavedRun run, TestReport report) {
        StringJoiner text = new StringJoiner(", ");
        text.add(String.format(
                Locale.ROOT,
                "%,d samples: loss %s",
                report.samples(),
                ResultText.number(report.evaluation().loss())));
        if (report.confusion().isEmpty()) {
            String unit = run.model().info().input().orElse(null) instanceof TableInput table
                    ? " (in the units of " + table.target() + ")"
                    : "";
            return text.add("R² " + ResultText.number(report.r2()))
                    .add("mean absolute error " + ResultText.number(report.meanAbsoluteError()) + unit)
                    .toString();
        }
        report.evaluation()
                .metrics()
                .forEach((name, value) -> text.add(name + " "
                        + (name.endsWith("accuracy") ? ResultText.accuracy(value) : ResultText.number(value))));
        return text.toString();
    }
}
