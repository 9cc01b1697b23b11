package io.beras.autograder.stencil;

import com.github.javaparser.JavaToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Searches texts for pieces of removed solutions.
 *
 * <p>A piece is a run of {@value #RUN} tokens of a removed body, whatever the white space between them. It is searched in
 * code, in comments and in other texts. Runs that a solution given in this tier contains too are no secret.
 */
final class LeakScan {

    static final int RUN = 15;

    private final Map<List<String>, String> places = new HashMap<>();

    LeakScan(List<ExerciseMethod> removed, List<ExerciseMethod> given) {
        for (ExerciseMethod exercise : removed) {
            List<Lexeme> lexemes = lexemes(exercise);
            for (int i = 0; i + RUN <= lexemes.size(); i++) {
                places.putIfAbsent(run(lexemes, i), place(exercise, lexemes.get(i)));
            }
        }
        for (ExerciseMethod exercise : given) {
            List<Lexeme> lexemes = lexemes(exercise);
            for (int i = 0; i + RUN <= lexemes.size(); i++) {
                places.remove(run(lexemes, i));
            }
        }
    }

    /** Returns a message about the first leak in a Java file, or nothing. */
    Optional<String> scanJava(JavaSource file) {
        return scan(file.path(), codeOf(file)).or(() -> scan(file.path(), commentsOf(file)));
    }

    /** Returns a message about the first leak in a file, or nothing. */
    Optional<String> scan(String path, String text) {
        List<Lexeme> lexemes = Lexeme.of(text);
        for (int i = 0; i + RUN <= lexemes.size(); i++) {
            String place = places.get(run(lexemes, i));
            if (place != null) {
                int line = new TextLines(text).lineOf(lexemes.get(i).offset());
                return Optional.of(path + ":" + line + " repeats " + RUN + " tokens of " + place + ": \""
                        + String.join(" ", run(lexemes, i)) + "\"");
            }
        }
        return Optional.empty();
    }

    private static List<Lexeme> lexemes(ExerciseMethod exercise) {
        TextRange body = exercise.body();
        return Lexeme.of(codeOf(exercise.source())).stream()
                .filter(lexeme -> body.start() < lexeme.offset() && lexeme.offset() < body.end() - 1)
                .filter(lexeme -> exercise.removes(lexeme.offset()))
                .toList();
    }

    private static List<String> run(List<Lexeme> lexemes, int start) {
        return lexemes.subList(start, start + RUN).stream().map(Lexeme::text).toList();
    }

    private static String place(ExerciseMethod exercise, Lexeme lexeme) {
        return exercise.source().place(lexeme.offset());
    }

    private static String codeOf(JavaSource source) {
        return keep(source, token -> !token.getCategory().isComment());
    }

    private static String commentsOf(JavaSource source) {
        return keep(source, token -> token.getCategory().isComment())
                .replaceAll("(?m)^(\\s*)(?:/\\*+|\\*|//)", "$1")
                .replace("*/", "  ");
    }

    /** Returns the text with white space in place of the other tokens, so that lines stay where they are. */
    private static String keep(JavaSource source, Predicate<JavaToken> wanted) {
        StringBuilder kept = new StringBuilder();
        for (JavaToken token : source.tokens()) {
            kept.append(wanted.test(token) ? token.getText() : token.getText().replaceAll("[^\\r\\n]", " "));
        }
        return kept.toString();
    }
}
