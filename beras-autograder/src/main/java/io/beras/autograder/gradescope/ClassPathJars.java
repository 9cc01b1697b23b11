package io.beras.autograder.gradescope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The jars and folders of a class path, those that a jar's manifest names included.
 *
 * @param libraries jars and folders without the jars of native code
 * @param natives the jars of native code for Gradescope's machines
 */
record ClassPathJars(List<Path> libraries, List<Path> natives) {

    private static final Pattern NATIVE_JAR = Pattern.compile(".*-(linux|macosx|windows)-[a-z0-9_]+\\.jar");

    /** Gradescope's machines. */
    private static final String PLATFORM = "-linux-x86_64.jar";

    static ClassPathJars of(String classPath, String separator) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : StringUtils.split(classPath, separator)) {
            add(Path.of(entry).toAbsolutePath().normalize(), entries);
        }
        return new ClassPathJars(
                entries.stream().filter(entry -> !isNative(entry)).toList(),
                entries.stream().filter(entry -> entry.toString().endsWith(PLATFORM)).toList());
    }

    private static boolean isNative(Path entry) {
        return NATIVE_JAR.matcher(entry.toString()).matches();
    }

    private static void add(Path entry, Set<Path> entries) throws IOException {
        if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        for (String name : namesInManifest(entry)) {
            add(Path.of(entry.toUri().resolve(name)).normalize(), entries);
        }
    }

    private static List<String> namesInManifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null ? List.of() : Arrays.asList(StringUtils.split(names));
        }
    }
}
