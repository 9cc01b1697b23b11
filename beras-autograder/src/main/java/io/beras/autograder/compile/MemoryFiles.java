package io.beras.autograder.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** The files of a compilation: sources and class files in memory, libraries on the disk. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final SortedMap<String, ByteArrayOutputStream> classes = new TreeMap<>();

    MemoryFiles(StandardJavaFileManager libraries) {
        super(libraries);
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
