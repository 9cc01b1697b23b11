package io.beras.autograder.report;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The causes of diagnoses that the sources of the checks name. */
final class DiagnosisCauses {

    private static final List<Path> SOURCES = List.of(
            Path.of("src", "main", "java", "io", "beras", "autograder", "checks"),
            Path.of("..", "beras-core", "src", "main", "java", "io", "beras", "core", "gradcheck"),
            Path.of("..", "beras-core", "src", "main", "java", "io", "beras", "core", "GradientShapeDiagnosis.java"));

    private static final Set<String> TYPES = Set.of("Diagnosis", "GradientShapeDiagnosis", "Candidate", "Factor");

    private static final Set<String> METHODS = Set.of("candidate", "mistake", "scaled", "formula", "factor", "found");

    private DiagnosisCauses() {}

    static Set<String> ofSources() throws IOException {
        JavaParser parser = new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
        Set<String> causes = new TreeSet<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    CompilationUnit unit = parser.parse(file).getResult().orElseThrow();
                    unit.findAll(StringLiteralExpr.class).stream()
                            .filter(DiagnosisCauses::isCause)
                            .map(StringLiteralExpr::asString)
                            .forEach(causes::add);
                }
            }
        }
        return causes;
    }

    private static boolean isCause(StringLiteralExpr literal) {
        if (!literal.asString().matches("[a-z]+(-[a-z]+)*")) {
            return false;
        }
        Node argument = literal;
        while (parent(argument) instanceof ConditionalExpr) {
            argument = parent(argument);
        }
        Node user = parent(argument);
        if (user instanceof ObjectCreationExpr creation) {
            return TYPES.contains(creation.getTypeAsString()) && isFirst(argument, creation.getArguments());
        }
        if (user instanceof MethodCallExpr call) {
            return isHelper(call) && call.getArguments().size() > 1 && isFirst(argument, call.getArguments());
        }
        return user instanceof VariableDeclarator variable
                && variable.getNameAsString().equals("CAUSE");
    }

    private static boolean isHelper(MethodCallExpr call) {
        String name = call.getNameAsString();
        boolean isOwnFactory = name.equals("of") && call.getScope().isEmpty(); // List.of has a scope
        return METHODS.contains(name) || isOwnFactory;
    }

    private static Node parent(Node node) {
        return node.getParentNode().orElseThrow();
    }

    private static boolean isFirst(Node argument, List<? extends Node> arguments) {
        return arguments.get(0) == argument;
    }
}
