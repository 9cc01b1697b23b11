package io.beras.examples.cli;

import io.beras.examples.lessons.LessonOutput;
import io.beras.examples.lessons.Lessons;
import io.beras.examples.lessons.NumberedLesson;
import io.beras.examples.mnist.DigitData;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one of the lessons, or lists them. */
@Command(
        name = "step",
        description = "Runs a lesson, each one small file to read beside it; without a number, lists them.",
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class LessonCommand implements Callable<Integer> {

    private final CommandEnvironment surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            converter = LessonConverter.class,
            description = "Which lesson; without it, they are listed.")
    private @Nullable NumberedLesson step;

    @Option(names = "--full", description = "Take the source document's own length, where that is more than seconds.")
    private boolean full;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Where to put the pictures (default: runs/<time>).")
    private @Nullable Path out;

    LessonCommand(CommandEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (step == null) {
            list();
        } else {
            run(step);
        }
        return 0;
    }

    private void list() {
        for (NumberedLesson each : Lessons.all()) {
            surroundings.out().println(String.format(Locale.ROOT, "%4d  %s", each.number(), each.title()));
        }
    }

    private void run(NumberedLesson chosen) throws IOException, InterruptedException {
        Path folder = out == null ? surroundings.newRunFolder() : out;
        AtomicFiles.requireWritable(folder.resolve("picture.png"));
        LessonOutput notebook = new LessonOutput(surroundings.out(), surroundings.err(), folder, this::findDigits);
        chosen.run(full ? notebook.inFull() : notebook);
    }

    private DigitData findDigits() throws IOException, InterruptedException {
        return surroundings.findDigits("auto");
    }
}
