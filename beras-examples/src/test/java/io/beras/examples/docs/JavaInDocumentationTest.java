package io.beras.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles each class that a page shows. A page may leave out the imports that every example needs. */
class JavaInDocumentationTest {

    private static final String USUAL_IMPORTS =
            "import io.beras.core.*; import java.util.List; import org.nd4j.linalg.api.ndarray.INDArray; ";

    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final )*class (\\w+)");

    @TempDir
    private Path classes;

    static Stream<Arguments> classesOfPages() {
        return Stream.of(Path.of("README.md"), Path.of("docs", "writing-a-layer.md"), Path.of("docs", "callbacks.md"))
                .flatMap(page -> MarkdownPage.read(page).javaBlocks().stream()
                        .filter(block -> CLASS.matcher(block).find())
                        .map(block -> Arguments.of(page, block)));
    }

    @ParameterizedTest(name = "{0}, {index}")
    @MethodSource("classesOfPages")
    void everyClassCompiles(Path page, String block) {
        Matcher declaration = CLASS.matcher(block);
        assertTrue(declaration.find());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
        JavaFileObject source = new SourceInMemory(declaration.group(1), USUAL_IMPORTS + block);
        boolean compiles = compiler.getTask(errors, null, null, options, null, List.of(source))
                .call();
        assertTrue(compiles, errors.toString());
        assertEquals("", errors.toString());
    }

    /** A source file whose content is a string. */
    private static final class SourceInMemory extends SimpleJavaFileObject {

        private final String content;

        SourceInMemory(String className, String content) {
            super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
