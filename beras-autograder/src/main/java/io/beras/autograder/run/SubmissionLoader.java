package io.beras.autograder.run;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads a student's package from its folders only, and everything else from the parent.
 *
 * <p>The parent may contain classes of the same names, such as the reference solution; they must not replace a class that
 * the student has not written.
 */
final class SubmissionLoader extends URLClassLoader {

    private final String prefix;

    SubmissionLoader(List<Path> folders, String packageName, ClassLoader parent) {
        super(folders.stream().map(SubmissionLoader::url).toArray(URL[]::new), parent);
        this.prefix = packageName + ".";
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
