package io.beras.examples.runs;

import io.beras.core.messages.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of a folder: the folders {@code runs/NAME}.
 *
 * <pre>{@code
 * Runs runs = new Runs(Path.of(""));
 * RunFolder newest = runs.find("last");
 * RunFolder named = runs.find("first-try");        // runs/first-try
 * RunFolder other = runs.find("/tmp/my-run");      // any folder of a run
 * }</pre>
 */
public final class Runs {

    /** The name that stands for the newest run. */
    public static final String LAST = "last";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss.SSS", Locale.ROOT);
    private static final int LISTED = 5;

    private final Path runs;

    /** Creates the runs of a folder, usually the working folder of the process. */
    public Runs(Path folder) {
        this.runs = folder.resolve("runs");
    }

    /**
     * Returns a run: by the path of its folder, by its name in runs/, or {@value #LAST} for the newest run.
     *
     * @throws IOException if there is no such run; the message lists the newest runs
     */
    public RunFolder find(String run) throws IOException {
        if (run.equals(LAST)) {
            return newestFirst().stream().findFirst().orElseThrow(() -> missing("there is no run in " + runs));
        }
        try {
            Optional<RunFolder> found = Stream.of(Path.of(run), runs.resolve(run))
                    .map(Runs::folder)
                    .filter(RunFolder::exists)
                    .findFirst();
            return found.orElseThrow(() -> missing("there is no run " + Quoted.of(run)));
        } catch (InvalidPathException e) {
            throw new IOException(
                    Quoted.of(run) + " is not a path (" + e.getReason() + "); give the name of a run.", e);
        }
    }

    /** Returns the folder of a new run with this name; does not create it. */
    public RunFolder named(String name) {
        return new RunFolder(runs.resolve(name));
    }

    /** Returns the folder of a new run that is named by the present time; does not create it. */
    public RunFolder namedByTime() {
        return named(LocalDateTime.now(ZoneId.systemDefault()).format(TIME));
    }

    /** Returns the runs from the newest to the oldest: by the time of their newest file. */
    public List<RunFolder> newestFirst() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(RunFolder::new)
                    .filter(RunFolder::exists)
                    .sorted(Comparator.comparingLong(RunFolder::newestFile)
                            .thenComparing(RunFolder::name)
                            .reversed())
                    .toList();
        }
    }

    /** Returns the folder of a run that is given by its folder or by a file in it. */
    private static RunFolder folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return Files.isRegularFile(path) && parent != null ? new RunFolder(parent) : new RunFolder(path);
    }

    private IOException missing(String problem) {
        String known;
        try {
            List<String> names =
                    newestFirst().stream().limit(LISTED).map(RunFolder::name).toList();
            known = names.isEmpty() ? "" : "; the newest runs are " + String.join(", ", names);
        } catch (IOException e) {
            known = "";
        }
        return new IOException(problem + known + "; give the folder of a run, its name in " + runs + ", or \"" + LAST
                + "\", or train one with beras train.");
    }
}
