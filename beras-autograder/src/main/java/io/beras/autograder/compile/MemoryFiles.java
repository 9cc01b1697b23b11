package io.beras.autograder.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The files of a compilation: sources, class files and dependencies in memory, libraries on the disk. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final SortedMap<String, ByteArrayOutputStream> classes = new TreeMap<>();

    private final Map<String, byte[]> dependencies;

    /**
     * Creates the files.
     *
     * @param dependencies class files by the names of their classes, such as "assignment/Dense"
     */
    MemoryFiles(StandardJavaFileManager libraries, Map<String, byte[]> dependencies) {
        super(libraries);
        this.dependencies = dependencies;
    }

    /** Returns texts, by their paths, as sources. */
    static List<? extends JavaFileObject> sources(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(text -> new Source(text.getKey(), text.getValue()))
                .toList();
    }

    /** Returns the path of a source; javac wraps the object that it was given. */
    static String path(FileObject source) {
        return source.toUri().getPath().substring(1);
    }

    /** Returns the class files by the names of their classes, such as "assignment/Dense$1". */
    SortedMap<String, byte[]> classes() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        classes.forEach((name, content) -> contents.put(name, content.toByteArray()));
        return contents;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        List<JavaFileObject> files = new ArrayList<>();
        super.list(location, packageName, kinds, recurse).forEach(files::add);
        if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
            String folder = packageName.replace('.', '/') + "/";
            dependencies.forEach((name, content) -> {
                if (name.substring(0, name.lastIndexOf('/') + 1).equals(folder)) {
                    files.add(new Dependency(name, content));
                }
            });
        }
        return files;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Dependency dependency
                ? dependency.className.replace('/', '.')
                : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        return new ClassFile(className.replace('.', '/'));
    }

    /** A source. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class that the sources may use. */
    private static final class Dependency extends SimpleJavaFileObject {

        private final String className;
        private final byte[] content;

        Dependency(String className, byte[] content) {
            super(URI.create("memory:///" + className + ".class"), Kind.CLASS);
            this.className = className;
            this.content = content;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(content);
        }
    }

    private final class ClassFile extends SimpleJavaFileObject {

        private final String className;

        ClassFile(String className) {
            super(URI.create("memory:///classes"), Kind.CLASS);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            classes.put(className, content);
            return content;
        }
    }
}
