package io.beras.autograder.student;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of the tests; a test launcher may have put it into a class loader of its own. */
final class TestClassPath {

    private TestClassPath() {}

    static String ofThisJvm() {
        String ofJava = System.getProperty("java.class.path");
        if (TestClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.concat(Arrays.stream(loader.getURLs()).map(TestClassPath::path), Stream.of(ofJava))
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return ofJava;
    }

    private static String path(URL url) {
        return Path.of(URI.create(url.toString())).toString();
    }
}
