package io.beras.autograder.stencil;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import io.beras.autograder.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the methods and constructors of a file that are marked by {@code @Exercise}. */
final class ExerciseFinder {

    private final JavaSource source;

    private ExerciseFinder(JavaSource source) {
        this.source = source;
    }

    static List<ExerciseMethod> find(JavaSource source) throws StencilException {
        List<ExerciseMethod> found = new ArrayList<>();
        for (AnnotationExpr annotation : source.tree().findAll(AnnotationExpr.class, ExerciseFinder::isExercise)) {
            found.add(new ExerciseFinder(source).read(annotation));
        }
        return found;
    }

    /** Returns true if this declaration is marked, or contains a marked method. */
    static boolean containsExercise(Node declaration) {
        return declaration
                .findFirst(AnnotationExpr.class, ExerciseFinder::isExercise)
                .isPresent();
    }

    private static boolean isExercise(AnnotationExpr annotation) {
        return annotation.getName().getIdentifier().equals("Exercise");
    }

    private ExerciseMethod read(AnnotationExpr annotation) throws StencilException {
        Node declaration = annotation.getParentNode().orElseThrow();
        BlockStmt body = body(declaration)
                .orElseThrow(() -> problem(annotation, "needs a method with a body; move the annotation to a method"));
        List<String> hints = new ArrayList<>();
        for (Expression hint : elements(value(annotation, "hints"))) {
            hints.add(string(hint));
        }
        if (hints.size() != 3) {
            throw problem(annotation, "has " + hints.size() + " hints; write three, each more explicit");
        }
        return new ExerciseMethod(
                source,
                signature((BodyDeclaration<?>) declaration),
                string(required(annotation, "part")),
                string(required(annotation, "step")),
                hints,
                tiers(annotation),
                annotation,
                source.range(body),
                constructorCall(body));
    }

    private static Optional<BlockStmt> body(Node declaration) {
        if (declaration instanceof MethodDeclaration method) {
            return method.getBody();
        }
        if (declaration instanceof ConstructorDeclaration constructor) {
            return Optional.of(constructor.getBody());
        }
        return declaration instanceof CompactConstructorDeclaration compact
                ? Optional.of(compact.getBody())
                : Optional.empty();
    }

    private static String signature(BodyDeclaration<?> declaration) {
        return declaration instanceof CallableDeclaration<?> callable
                ? callable.getSignature().asString()
                : ((CompactConstructorDeclaration) declaration).getNameAsString();
    }

    private TextRange constructorCall(BlockStmt body) {
        return body.getStatements().stream()
                .filter(ExplicitConstructorInvocationStmt.class::isInstance)
                .map(source::range)
                .findFirst()
                .orElse(new TextRange(0, 0));
    }

    private static Optional<Expression> value(AnnotationExpr annotation, String name) {
        return annotation.findAll(MemberValuePair.class).stream()
                .filter(pair -> pair.getNameAsString().equals(name))
                .map(MemberValuePair::getValue)
                .findFirst();
    }

    private Expression required(AnnotationExpr annotation, String name) throws StencilException {
        return value(annotation, name)
                .orElseThrow(() -> problem(annotation, "has no " + name + "; add " + name + " = \"…\""));
    }

    /** Returns the elements of an annotation's array; a single value may stand without braces. */
    private static List<Expression> elements(Optional<Expression> value) {
        return value.map(v -> v instanceof ArrayInitializerExpr array ? List.copyOf(array.getValues()) : List.of(v))
                .orElse(List.of());
    }

    private Set<Tier> tiers(AnnotationExpr annotation) throws StencilException {
        Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        for (Expression element : elements(value(annotation, "give"))) {
            String name = element instanceof FieldAccessExpr access
                    ? access.getNameAsString()
                    : element instanceof NameExpr simple ? simple.getNameAsString() : element.toString();
            try {
                tiers.add(Tier.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw problem(element, "cannot give " + name + "; write Tier.BASIC, Tier.FULL or Tier.ADVANCED");
            }
        }
        return tiers;
    }

    /** Evaluates a string literal, or a sum of string literals. */
    private String string(Expression expression) throws StencilException {
        if (expression instanceof StringLiteralExpr literal) {
            return literal.asString();
        }
        if (expression instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
            return string(sum.getLeft()) + string(sum.getRight());
        }
        throw problem(expression, "takes string literals only, not " + expression + "; write the text itself");
    }

    private StencilException problem(Node node, String message) {
        return new StencilException(source.place(source.range(node).start()) + ": @Exercise " + message + ".");
    }
}
