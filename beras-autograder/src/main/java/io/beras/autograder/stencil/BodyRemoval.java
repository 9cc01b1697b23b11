package io.beras.autograder.stencil;

import com.github.javaparser.ast.expr.StringLiteralExpr;

/** Writes the body of an exercise in a stencil: an exception with the first hint. */
final class BodyRemoval {

    private static final int LINE_LENGTH = 120;

    private BodyRemoval() {}

    /** Returns the body with its braces, in the line ends and the indentation of the file. */
    static String replacement(ExerciseMethod exercise) {
        TextLines lines = exercise.source().lines();
        String outer = lines.indentation(methodStart(exercise));
        String unit = outer.contains("\t") ? "\t" : "    ";
        String inner = outer + unit;
        String lineBreak = lines.lineBreak();
        StringBuilder body = new StringBuilder("{").append(lineBreak);
        String constructorCall = exercise.constructorCall().in(exercise.source().text());
        if (!constructorCall.isEmpty()) {
            body.append(inner).append(constructorCall).append(lineBreak);
        }
        return body.append(inner)
                .append(throwStatement(exercise.hints().get(0), inner, lineBreak + inner + unit + unit))
                .append(lineBreak)
                .append(outer)
                .append('}')
                .toString();
    }

    private static String throwStatement(String hint, String indentation, String continuation) {
        String literal = new StringLiteralExpr().setString(hint).toString();
        String start = "throw new UnsupportedOperationException(";
        String end = ");";
        boolean fits = indentation.length() + start.length() + literal.length() + end.length() <= LINE_LENGTH;
        return start + (fits ? "" : continuation) + literal + end;
    }

    /** Returns the start of the method: its body may begin on the last line of parameters, which is indented further. */
    private static int methodStart(ExerciseMethod exercise) {
        return exercise.source()
                .range(exercise.annotation().getParentNode().orElseThrow())
                .start();
    }
}
