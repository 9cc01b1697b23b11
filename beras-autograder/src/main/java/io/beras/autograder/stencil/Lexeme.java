package io.beras.autograder.stencil;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A token of any text, Java or not: a name, a literal, an operator, or another character.
 *
 * @param text the text of the token
 * @param offset its place
 */
record Lexeme(String text, int offset) {

    private static final Pattern PATTERN = Pattern.compile("""
            "(?:\\\\.|[^"\\\\\\r\\n])*"|'(?:\\\\.|[^'\\\\])'|[\\p{L}_$][\\p{L}\\p{N}_$]*|\\p{N}[\\p{L}\\p{N}_.]*\
            |->|::|&&|\\|\\||\\+\\+|--|[-+*/%&|^!=<>]=|\\S""");

    static List<Lexeme> of(String text) {
        return PATTERN.matcher(text)
                .results()
                .map(token -> new Lexeme(token.group(), token.start()))
                .toList();
    }
}
