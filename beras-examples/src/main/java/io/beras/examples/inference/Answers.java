package io.beras.examples.inference;

import com.google.gson.annotations.SerializedName;
import io.beras.core.Tensor;
import io.beras.data.tables.TableInput;
import io.beras.data.tables.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a model to files.
 *
 * @param answers an answer for each sample, in the order of the files
 */
public record Answers(List<Answer> answers) {

    private static final int SHOWN = 3;

    /** Copies the list. */
    public Answers {
        answers = List.copyOf(answers);
    }

    /**
     * A class and its probability.
     *
     * @param name the name of the class
     * @param probability the probability from 0 to 1
     */
    public record Guess(@SerializedName("class") String name, double probability) {}

    /**
     * The answer for a sample.
     *
     * @param place the place of the sample
     * @param guesses the three most probable classes, the most probable first; empty for a regression
     * @param values the numbers of a regression; null for classes
     */
    public record Answer(Samples.Place place, List<Guess> guesses, double @Nullable [] values) {}

    /**
     * Reads files, all of them before the model runs, and returns the answers of the model.
     *
     * @throws IOException if a file can not be read as an input of the model
     */
    public static Answers of(SavedRun run, List<Path> files) throws IOException {
        RawInputs inputs = new RawInputs(run.model().info());
        List<Samples> read = new ArrayList<>();
        for (Path file : files) {
            read.add(inputs.read(file));
        }
        List<Answer> answers = new ArrayList<>();
        for (Samples samples : read) {
            answers.addAll(answers(run, samples));
        }
        return new Answers(answers);
    }

    private static List<Answer> answers(SavedRun run, Samples samples) {
        Tensor outputs = run.model().predict(samples.x());
        if (isRegression(run)) {
            return values(samples, outputs);
        }
        Tensor probabilities = ClassProbabilities.of(run.model(), outputs);
        int classes = (int) probabilities.size(1);
        List<String> names = run.classNames(classes);
        double[] all = probabilities.toDoubleArray();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < samples.places().size(); i++) {
            int start = i * classes;
            List<Guess> guesses = IntStream.range(0, classes)
                    .mapToObj(k -> new Guess(names.get(k), all[start + k]))
                    .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                    .limit(SHOWN)
                    .toList();
            answers.add(new Answer(samples.places().get(i), guesses, null));
        }
        return answers;
    }

    private static List<Answer> values(Samples samples, Tensor outputs) {
        double[] all = outputs.toDoubleArray();
        int length = all.length / samples.places().size();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < samples.places().size(); i++) {
            double[] values = Arrays.copyOfRange(all, i * length, (i + 1) * length);
            answers.add(new Answer(samples.places().get(i), List.of(), values));
        }
        return answers;
    }

    /** Returns whether a model predicts numbers: its table says so, or it has one output and knows no classes. */
    static boolean isRegression(SavedRun run) {
        if (run.model().info().input().orElse(null) instanceof TableInput table) {
            return table.task() == Task.REGRESSION;
        }
        return run.model().targetScaling().isPresent();
    }
}
