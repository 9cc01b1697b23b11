package io.beras.autograder.stencil;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.autograder.Tier;
import io.beras.autograder.course.StencilManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A student's project in memory.
 *
 * @param tier how much the student writes
 * @param version the version of Beras that it depends on
 * @param files the content of each file by its path, with '/'; without manifest and originals
 * @param solutions what was removed
 * @param course the course of this tier
 */
record Stencil(
        Tier tier,
        String version,
        SortedMap<String, byte[]> files,
        SolutionRemoval.Result solutions,
        TierCourse course) {

    StencilManifest manifest() {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((path, content) -> hashes.put(path, StencilManifest.hash(content)));
        return new StencilManifest(
                tier,
                version,
                hashes,
                solutions.removed().stream().map(Stencil::entry).toList(),
                course.tests());
    }

    /** Returns the content of all files, manifest and originals included; the manifest is the last of the order. */
    Map<String, byte[]> allFiles() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        files.forEach((path, content) -> all.put(StencilManifest.ORIGINALS + "/" + path, content));
        all.put(StencilManifest.FILE, manifest().toJson().getBytes(UTF_8));
        return all;
    }

    /** Writes all files into a folder that does not exist yet. */
    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : allFiles().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static StencilManifest.ExerciseMethod entry(ExerciseMethod exercise) {
        return new StencilManifest.ExerciseMethod(
                exercise.part(), exercise.step(), exercise.source().path(), exercise.signature(), exercise.hints());
    }
}
