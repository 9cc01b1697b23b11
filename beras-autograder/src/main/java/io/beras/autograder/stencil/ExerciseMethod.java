package io.beras.autograder.stencil;

import com.github.javaparser.ast.expr.AnnotationExpr;
import io.beras.autograder.Tier;
import java.util.List;
import java.util.Set;

/**
 * A method or constructor marked by {@code @Exercise}.
 *
 * @param source the file
 * @param signature the name and the parameter types
 * @param part the part of the assignment
 * @param step the step of the part
 * @param hints the three hints
 * @param give the tiers in which the method is given solved
 * @param annotation the annotation itself
 * @param body the body with its braces
 * @param constructorCall the statement {@code super(…);} or {@code this(…);} of a constructor; empty if there is none
 */
record ExerciseMethod(
        JavaSource source,
        String signature,
        String part,
        String step,
        List<String> hints,
        Set<Tier> give,
        AnnotationExpr annotation,
        TextRange body,
        TextRange constructorCall) {

    boolean isGiven(Tier tier) {
        return give.contains(tier);
    }

    /** Returns true if the stencil does not contain this character of the file. */
    boolean removes(int offset) {
        return body.contains(offset) && !constructorCall.contains(offset);
    }

    String place() {
        return source.place(source.range(annotation).start());
    }
}
