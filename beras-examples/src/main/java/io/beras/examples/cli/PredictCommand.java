package io.beras.examples.cli;

import io.beras.data.tables.TableInput;
import io.beras.examples.inference.Answers;
import io.beras.examples.inference.Answers.Answer;
import io.beras.examples.inference.Answers.Guess;
import io.beras.examples.inference.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts the classes or the values of files. */
@Command(
        name = "predict",
        description = {
            "Predicts images, tables and arrays.",
            "A model of digits reads drawings in any style: dark or light, off-centre, large, photographed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class PredictCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(index = "0", paramLabel = "RUN", description = ModelParameter.DESCRIPTION)
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description = "Images (PNG, JPEG, GIF, BMP), IDX files, CSV tables, or NumPy's .npy files.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print the predictions as JSON.")
    private boolean json;

    PredictCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        SavedRun saved = ModelParameter.find(environment, run);
        Answers answers = Answers.of(saved, files);
        if (json) {
            environment.out().print(JsonText.of(Map.of("predictions", maps(answers))));
            return 0;
        }
        String target = saved.model().info().input().orElse(null) instanceof TableInput table ? table.target() : "";
        answers.answers().forEach(answer -> environment.out().println(answer.place() + ": " + text(answer, target)));
        return 0;
    }

    private static String text(Answer answer, String target) {
        double[] values = answer.values();
        if (values == null) {
            return answer.guesses().stream()
                    .map(guess -> guess.name() + " (" + ResultText.percent(guess.probability()) + ")")
                    .collect(Collectors.joining(", "));
        }
        List<String> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(ResultText.number(value));
        }
        return (target.isEmpty() ? "" : target + " ") + String.join(", ", numbers);
    }

    private static List<Map<String, Object>> maps(Answers answers) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Answer answer : answers.answers()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", answer.place().file());
            if (answer.place().line() > 0) {
                map.put("line", answer.place().line());
            } else if (answer.place().index() >= 0) {
                map.put("index", answer.place().index());
            }
            double[] values = answer.values();
            if (values == null) {
                List<Guess> guesses = answer.guesses();
                map.put("class", guesses.get(0).name());
                map.put("top", guesses);
            } else if (values.length == 1) {
                map.put("value", values[0]);
            } else {
                map.put("values", values);
            }
            maps.add(map);
        }
        return maps;
    }
}
