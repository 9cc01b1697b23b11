package io.beras.autograder.stencil;

import com.github.javaparser.JavaToken;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names in a Java file, in its code and in its comments.
 *
 * @param code the names in the code
 * @param comments the names in the comments
 * @param tags those names in the comments that stand in an inline tag of Javadoc
 */
record Words(List<Word> code, List<Word> comments, List<Word> tags) {

    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+([^}]*)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /**
     * A name.
     *
     * @param name the name
     * @param offset the place in the text
     * @param role what it can mean
     */
    record Word(String name, int offset, Role role) {}

    enum Role {
        /** A call or a method reference: a method or a type. */
        CALL,
        /** Another name in the code: a field or a type. */
        VALUE,
        /** A name in a comment: a method, a field or a type. */
        COMMENT
    }

    static Words of(JavaSource source) {
        List<Word> code = new ArrayList<>();
        List<Word> comments = new ArrayList<>();
        List<JavaToken> tokens = source.tokens();
        List<JavaToken> significant = tokens.stream()
                .filter(t -> !t.getCategory().isWhitespaceOrComment())
                .toList();
        for (int i = 0; i < significant.size(); i++) {
            String text = significant.get(i).getText();
            if (NAME.matcher(text).matches()) {
                boolean isCall = textAt(significant, i + 1).equals("(")
                        || textAt(significant, i - 1).equals("::");
                int offset = source.range(significant.get(i)).start();
                code.add(new Word(text, offset, isCall ? Role.CALL : Role.VALUE));
            }
        }
        List<Word> tags = new ArrayList<>();
        for (JavaToken token : tokens) {
            if (token.getCategory().isComment()) {
                int start = source.range(token).start();
                comments.addAll(namesIn(token.getText(), start));
                INLINE_TAG
                        .matcher(token.getText())
                        .results()
                        .forEach(tag -> tags.addAll(namesIn(tag.group(1), start + tag.start(1))));
            }
        }
        return new Words(code, comments, tags);
    }

    private static List<Word> namesIn(String comment, int start) {
        return NAME.matcher(comment)
                .results()
                .map(name -> new Word(name.group(), start + name.start(), Role.COMMENT))
                .toList();
    }

    private static String textAt(List<JavaToken> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).getText() : "";
    }
}
