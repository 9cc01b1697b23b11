package io.beras.autograder.stencil;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.modifiers.NodeWithAccessModifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A declaration that is part of a solution if only solutions use it: a method, field or type that is neither public nor
 * protected, and no exercise.
 *
 * @param source the file
 * @param range the declaration with the comments above it
 * @param names the name; several for {@code private int a, b;}
 * @param kind method, field or type
 * @param isPrivate true if only this file can use it
 */
record Helper(JavaSource source, TextRange range, Set<String> names, Kind kind, boolean isPrivate) {

    enum Kind {
        METHOD,
        FIELD,
        TYPE
    }

    static List<Helper> in(JavaSource source) {
        List<Helper> helpers = new ArrayList<>();
        for (BodyDeclaration<?> declaration : allDeclarations(source)) {
            if (isHidden(declaration) && !ExerciseFinder.containsExercise(declaration)) {
                add(helpers, source, declaration);
            }
        }
        return helpers;
    }

    /** Returns true if a name at a place of a file can mean this helper. */
    boolean isMeantBy(Words.Word word, JavaSource file) {
        return names.contains(word.name())
                && switch (word.role()) {
                    case CALL -> kind != Kind.FIELD;
                    case VALUE -> kind != Kind.METHOD;
                    case COMMENT -> true;
                }
                && (!isPrivate || file == source);
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static List<BodyDeclaration<?>> allDeclarations(JavaSource source) {
        return (List<BodyDeclaration<?>>) (List<?>) source.tree().findAll(BodyDeclaration.class);
    }

    private static void add(List<Helper> helpers, JavaSource source, BodyDeclaration<?> declaration) {
        boolean isPrivate = ((NodeWithAccessModifiers<?>) declaration).isPrivate();
        TextRange range = new LineRemoval(source).withComments(source.range(declaration));
        if (declaration instanceof MethodDeclaration method) {
            helpers.add(new Helper(source, range, Set.of(method.getNameAsString()), Kind.METHOD, isPrivate));
        } else if (declaration instanceof TypeDeclaration<?> type) {
            helpers.add(new Helper(source, range, Set.of(type.getNameAsString()), Kind.TYPE, isPrivate));
        } else if (declaration instanceof FieldDeclaration field) {
            Set<String> names = field.getVariables().stream()
                    .map(VariableDeclarator::getNameAsString)
                    .collect(Collectors.toSet());
            helpers.add(new Helper(source, range, names, Kind.FIELD, isPrivate));
        }
    }

    private static boolean isHidden(BodyDeclaration<?> declaration) {
        return declaration instanceof NodeWithAccessModifiers<?> node
                && !node.isPublic()
                && !node.isProtected()
                && !isMemberOfInterface(declaration)
                && !isOverride(declaration);
    }

    private static boolean isMemberOfInterface(Node declaration) {
        Node parent = declaration.getParentNode().orElse(null);
        return parent instanceof AnnotationDeclaration
                || (parent instanceof ClassOrInterfaceDeclaration type
                        && type.isInterface()
                        && !(declaration instanceof MethodDeclaration method && method.isPrivate()));
    }

    private static boolean isOverride(BodyDeclaration<?> declaration) {
        return ((NodeWithAnnotations<?>) declaration).isAnnotationPresent("Override");
    }
}
