package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.course.StencilManifest;
import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renews what a student has not changed.
 *
 * <p>A file is unchanged if it has the hash of the manifest. The manifest is written last, each file at once: after a crash,
 * the same update completes the work.
 */
final class StencilUpdate {

    private final Path project;
    private final StencilManifest before;
    private final Stencil stencil;
    private final StencilManifest after;

    private final List<String> renewed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    StencilUpdate(Path project, StencilManifest before, Stencil stencil) {
        this.project = project;
        this.before = before;
        this.stencil = stencil;
        this.after = stencil.manifest();
    }

    UpdateReport run() throws IOException {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        for (String path : paths) {
            update(path);
        }
        renewOriginals();
        write(project.resolve(StencilManifest.FILE), after.toJson().getBytes(UTF_8));
        return new UpdateReport(renewed, added, removed, kept);
    }

    private void update(String path) throws IOException {
        Path file = inside(path);
        String old = before.files().get(path);
        String now = Files.isRegularFile(file) ? StencilManifest.hash(Files.readAllBytes(file)) : null;
        String next = after.files().get(path);
        if (Objects.equals(now, next) || Objects.equals(old, next)) {
            return;
        }
        if (!Objects.equals(now, old)) {
            kept.add(path);
        } else if (next == null) {
            Files.delete(file);
            removed.add(path);
        } else {
            write(file, Objects.requireNonNull(stencil.files().get(path)));
            (old == null ? added : renewed).add(path);
        }
    }

    private void renewOriginals() throws IOException {
        String folder = StencilManifest.ORIGINALS + "/";
        for (String path : before.files().keySet()) {
            if (!after.files().containsKey(path)) {
                Files.deleteIfExists(inside(folder + path));
            }
        }
        for (Map.Entry<String, byte[]> file : stencil.files().entrySet()) {
            write(inside(folder + file.getKey()), file.getValue());
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        AtomicFiles.write(file, out -> out.write(content));
    }

    /** Returns the file of this path; a manifest is a student's file, so its paths may be anything. */
    private Path inside(String path) throws IOException {
        Path file = project.resolve(path).normalize();
        if (!file.startsWith(project)) {
            throw new IOException(StencilManifest.FILE + " names " + path
                    + ", which is outside of the project; take the file from the project as handed out.");
        }
        return file;
    }
}
