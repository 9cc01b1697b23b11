package io.beras.autograder.student;

import io.beras.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files that a student hands in: the sources of the student's package, the answers, and the marker files of the course.
 *
 * @param files the paths relative to the project, with '/' on every system, in alphabetical order
 */
record HandIn(Path folder, List<String> files) {

    static final String QUESTIONS = "QUESTIONS.md";

    /** Collects the files of a project; hidden files and compiled classes stay out. */
    static HandIn of(Project project) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        Path sources = project.folder().resolve(project.sourceFolder());
        if (Files.isDirectory(sources)) {
            try (Stream<Path> found = Files.walk(sources)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !isHidden(sources.relativize(file)))
                        .filter(file -> !file.toString().endsWith(".class"))
                        .forEach(file -> files.add(slashes(project.folder().relativize(file))));
            }
        }
        Stream.concat(Stream.of(QUESTIONS), project.course().variants().keySet().stream())
                .filter(name -> Files.isRegularFile(project.folder().resolve(name)))
                .forEach(files::add);
        return new HandIn(project.folder(), List.copyOf(files));
    }

    /** Returns the files that the student writes, and those that the project did not contain when it was handed out. */
    List<String> own(Project project) {
        Set<String> exercises = project.testedParts().stream()
                .flatMap(part -> project.exerciseFiles(part).stream())
                .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> file.equals(QUESTIONS)
                        || exercises.contains(file)
                        || !project.manifest().files().containsKey(file))
                .toList();
    }

    /** A name that begins with a dot is hidden on every system, so the content is the same on every system. */
    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Writes the zip file, or nothing. */
    void write(Path zip) throws IOException {
        AtomicFiles.write(zip, out -> {
            ZipOutputStream entries = new ZipOutputStream(out);
            for (String file : files) {
                ZipEntry entry = new ZipEntry(file);
                entry.setLastModifiedTime(Files.getLastModifiedTime(folder.resolve(file)));
                entries.putNextEntry(entry);
                Files.copy(folder.resolve(file), entries);
                entries.closeEntry();
            }
            entries.finish();
        });
    }

    long size(String file) throws IOException {
        return Files.size(folder.resolve(file));
    }
}
