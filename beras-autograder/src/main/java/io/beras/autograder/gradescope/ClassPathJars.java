package io.beras.autograder.gradescope;

import io.beras.autograder.sandbox.ClassPathEntries;
import io.beras.autograder.sandbox.NativeFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * The jars and folders of a class path, those that a jar's manifest names included.
 *
 * @param libraries jars and folders without the jars of native code
 * @param natives the jars of native code for Gradescope's machines
 */
record ClassPathJars(List<Path> libraries, List<Path> natives) {

    private static final String PLATFORM_OF_GRADESCOPE = "-linux-x86_64.jar";

    static ClassPathJars of(String classPath) throws IOException {
        List<Path> entries = ClassPathEntries.expanded(Arrays.stream(StringUtils.split(classPath, File.pathSeparator))
                .map(Path::of)
                .toList());
        return new ClassPathJars(
                entries.stream().filter(entry -> !NativeFolder.isNative(entry)).toList(),
                entries.stream()
                        .filter(entry -> entry.toString().endsWith(PLATFORM_OF_GRADESCOPE))
                        .toList());
    }
}
