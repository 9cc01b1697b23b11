package assignment.course;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The reference solution without the bodies of some exercises: the work of a student who has written the others. */
final class UnfinishedSolution {

    private UnfinishedSolution() {}

    /** A step of a part, as "dense/forward". */
    record StepName(String part, String step) {
        @Override
        public String toString() {
            return part + "/" + step;
        }
    }

    /** Returns the steps of the exercises in a source. */
    static List<StepName> steps(String source) {
        return exercises(source).stream()
                .map(UnfinishedSolution::stepOf)
                .distinct()
                .toList();
    }

    /** Returns a source in which only the exercises of the written steps have a body. */
    static String of(String source, Predicate<StepName> written) {
        List<MethodDeclaration> unwritten = new ArrayList<>(exercises(source));
        unwritten.removeIf(method -> written.test(stepOf(method)));
        unwritten.sort(Comparator.comparing((MethodDeclaration method) -> begin(body(method)))
                .reversed());
        List<String> lines = source.lines().toList();
        String text = source;
        for (MethodDeclaration method : unwritten) {
            var range = body(method).getRange().orElseThrow();
            text = text.substring(0, offset(lines, range.begin.line, range.begin.column))
                    + "{ throw new UnsupportedOperationException(\"not written\"); }"
                    + text.substring(offset(lines, range.end.line, range.end.column) + 1);
        }
        return text;
    }

    private static List<MethodDeclaration> exercises(String source) {
        var parser =
                new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
        CompilationUnit unit = parser.parse(source).getResult().orElseThrow();
        return unit.findAll(
                MethodDeclaration.class,
                method -> method.getAnnotationByName("Exercise").isPresent());
    }

    private static StepName stepOf(MethodDeclaration method) {
        AnnotationExpr exercise = method.getAnnotationByName("Exercise").orElseThrow();
        return new StepName(text(exercise, "part"), text(exercise, "step"));
    }

    private static String text(AnnotationExpr annotation, String member) {
        return ((NormalAnnotationExpr) annotation)
                .getPairs().stream()
                        .filter(pair -> pair.getNameAsString().equals(member))
                        .map(pair -> pair.getValue())
                        .map(Expression::asStringLiteralExpr)
                        .findFirst()
                        .orElseThrow()
                        .asString();
    }

    private static Node body(MethodDeclaration method) {
        return method.getBody().orElseThrow();
    }

    private static int begin(Node node) {
        var begin = node.getBegin().orElseThrow();
        return begin.line * 1000 + begin.column;
    }

    private static int offset(List<String> lines, int line, int column) {
        return lines.stream()
                        .limit(line - 1)
                        .mapToInt(before -> before.length() + 1)
                        .sum()
                + column
                - 1;
    }
}
