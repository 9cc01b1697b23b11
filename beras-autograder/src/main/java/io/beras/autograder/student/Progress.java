package io.beras.autograder.student;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.beras.autograder.course.Part;
import io.beras.autograder.course.Step;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a student has reached in each step; stored in {@code .course/progress.json} of the project. */
final class Progress {

    static final String FILE = ".course/progress.json";

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;
    private final Map<String, StepProgress> steps;

    private Progress(Path file, Map<String, StepProgress> steps) {
        this.file = file;
        this.steps = steps;
    }

    /** Reads the progress of a project; a damaged file is renamed, a warning names it, and the progress begins anew. */
    static Progress read(CommandEnvironment environment) throws IOException {
        Path file = environment.folder().resolve(FILE);
        Map<String, StepProgress> steps = Files.exists(file) ? parse(file) : Map.of();
        if (steps == null) {
            Path kept = file.resolveSibling("progress-damaged-" + environment.nowInFileNames() + ".json");
            Files.move(file, kept);
            environment.warn("The record of your progress was damaged and is now " + environment.relative(kept)
                    + "; run 'java Course.java check' to record again what passes.");
            steps = Map.of();
        }
        return new Progress(file, new TreeMap<>(steps));
    }

    /** Returns null if the file is damaged. */
    private static @Nullable Map<String, StepProgress> parse(Path file) throws IOException {
        try {
            String json = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Map<String, StepProgress> steps = GSON.fromJson(json, new TypeToken<Map<String, StepProgress>>() {});
            if (steps == null || steps.containsValue(null)) {
                return null;
            }
            steps.values().forEach(StepProgress::passedOn);
            return steps;
        } catch (JsonParseException | DateTimeException damaged) {
            return null;
        }
    }

    StepProgress of(Part part, Step step) {
        return steps.getOrDefault(key(part, step), StepProgress.NONE);
    }

    void change(Part part, Step step, UnaryOperator<StepProgress> change) {
        steps.put(key(part, step), change.apply(of(part, step)));
    }

    void write() throws IOException {
        String json = GSON.toJson(steps) + "\n";
        AtomicFiles.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(Part part, Step step) {
        return part.name() + "/" + step.name();
    }
}
