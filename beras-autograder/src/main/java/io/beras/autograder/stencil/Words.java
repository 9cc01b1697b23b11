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
 */
record Words(List<Word> code, List<Word> comments) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /**
     * A name.
     *
     * @param name the name
     * @param offset the place in the text
     * @param method true for a call or a method reference, which cannot mean a field
     */
    record Word(String name, int offset, boolean method) {}

    static Words of(JavaSource source) {
        List<Word> code = new ArrayList<>();
        List<Word> comments = new ArrayList<>();
        List<JavaToken> tokens = source.tokens();
        List<JavaToken> significant =
                tokens.stream().filter(t -> !t.getCategory().isWhitespaceOrComment()).toList();
        for (int i = 0; i < significant.size(); i++) {
            String text = significant.get(i).getText();
            if (NAME.matcher(text).matches()) {
                boolean method = textAt(significant, i + 1).equals("(")
                        || textAt(significant, i - 1).equals("::");
                code.add(new Word(text, source.range(significant.get(i)).start(), method));
            }
        }
        for (JavaToken token : tokens) {
            if (token.getCategory().isComment()) {
                int start = source.range(token).start();
                NAME.matcher(token.getText())
                        .results()
                        .forEach(name -> comments.add(new Word(name.group(), start + name.start(), false)));
            }
        }
        return new Words(code, comments);
    }

    private static String textAt(List<JavaToken> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).getText() : "";
    }
}
