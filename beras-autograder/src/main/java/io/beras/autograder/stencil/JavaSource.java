package io.beras.autograder.stencil;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.List;
import java.util.stream.StreamSupport;

/** A parsed Java file; the syntax tree is for ranges only. Two files are equal only if they are the same object. */
final class JavaSource {

    private final String path;
    private final String text;
    private final TextLines lines;
    private final CompilationUnit tree;

    private JavaSource(String path, String text, CompilationUnit tree) {
        this.path = path;
        this.text = text;
        this.lines = new TextLines(text);
        this.tree = tree;
    }

    /**
     * Parses a Java file.
     *
     * @throws StencilException if it contains a syntax error
     */
    static JavaSource parse(String path, String text) throws StencilException {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_17)
                .setTabSize(1);
        ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
        if (!result.isSuccessful()) {
            throw new StencilException(path + ": " + result.getProblem(0).getVerboseMessage() + "; mend the file.");
        }
        return new JavaSource(path, text, result.getResult().orElseThrow());
    }

    /** Returns the path relative to the project. */
    String path() {
        return path;
    }

    String text() {
        return text;
    }

    TextLines lines() {
        return lines;
    }

    CompilationUnit tree() {
        return tree;
    }

    TextRange range(Node node) {
        return range(node.getRange().orElseThrow());
    }

    /** Returns the tokens, comments and white space included. */
    List<JavaToken> tokens() {
        return StreamSupport.stream(tree.getTokenRange().orElseThrow().spliterator(), false)
                .toList();
    }

    TextRange range(JavaToken token) {
        return range(token.getRange().orElseThrow());
    }

    /** Returns the place of an offset for a message: "src/main/java/assignment/Dense.java:12". */
    String place(int offset) {
        return path + ":" + lines.lineOf(offset);
    }

    private TextRange range(Range range) {
        return new TextRange(
                lines.offset(range.begin.line, range.begin.column), lines.offset(range.end.line, range.end.column) + 1);
    }
}
