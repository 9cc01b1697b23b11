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

/** Runs a lesson, or lists all lessons. */
@Command(
        name = "step",
        description = {"Runs a lesson, or lists the lessons.", "Each lesson is one small file to read."},
        mixinStandardHelpOptions = true,
        versionProvider = BerasVersion.class,
        sortOptions = false,
        sortSynopsis = false)
final class LessonCommand implements Callable<Integer> {

    private final CommandEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            converter = LessonConverter.class,
            description = "The number of the lesson; without it, all lessons are listed.")
    private @Nullable NumberedLesson lesson;

    @Option(
            names = "--full",
            description = "Train as long as the program that the lesson follows, where that takes more than seconds.")
    private boolean full;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Folder for the plots (default: runs/<time>).")
    private @Nullable Path out;

    LessonCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lesson == null) {
            list();
        } else {
            run(lesson);
        }
        return 0;
    }

    private void list() {
        for (NumberedLesson each : Lessons.all()) {
            environment.out().println(String.format(Locale.ROOT, "%4d  %s", each.number(), each.title()));
        }
    }

    private void run(NumberedLesson chosen) throws IOException, InterruptedException {
        Path folder = out == null ? environment.runs().namedByTime().path() : out;
        AtomicFiles.requireWritable(folder.resolve("plot.png"));
        LessonOutput output = new LessonOutput(environment.out(), environment.err(), folder, this::findDigits);
        chosen.run(full ? output.inFull() : output);
    }

    private DigitData findDigits() throws IOException, InterruptedException {
        return environment.findDigits("auto");
    }
}
