package io.beras.autograder.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Lists what sources declare for others: the header of each class, and its public and protected members.
 *
 * <pre>{@code
 * SourceSignatures.of(sources).get("ReLU");
 * // [class ReLU implements Diffable, public ReLU(), public INDArray forward(INDArray... inputs), …]
 * }</pre>
 */
public final class SourceSignatures {

    private SourceSignatures() {}

    /**
     * Returns the signatures by the simple name of the class, such as "Dense" or "Dense.Cache" for a nested class.
     *
     * <p>The sources are only parsed, so they need not compile. Run this method in a process of its own for the sources
     * of a submission.
     *
     * @param sources the texts by their paths, such as "assignment/Dense.java"
     */
    public static SortedMap<String, List<String>> of(SortedMap<String, String> sources) {
        SortedMap<String, List<String>> signatures = new TreeMap<>();
        for (CompilationUnitTree unit : ParsedSources.of(sources)) {
            for (Tree type : unit.getTypeDecls()) {
                add(type, "", signatures);
            }
        }
        return signatures;
    }

    private static void add(Tree tree, String outer, SortedMap<String, List<String>> signatures) {
        if (!(tree instanceof ClassTree type)) {
            return;
        }
        String name = outer + type.getSimpleName();
        List<String> members = new ArrayList<>();
        members.add(header(type));
        if (type.getKind() == Tree.Kind.CLASS
                && type.getMembers().stream().noneMatch(SourceSignatures::isConstructor)) {
            members.add(access(type.getModifiers()) + type.getSimpleName() + "()");
        }
        for (Tree member : type.getMembers()) {
            Stream.of(member)
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(method -> isForOthers(method.getModifiers(), type))
                    .map(method -> signature(method, type))
                    .forEach(members::add);
            add(member, name + ".", signatures);
        }
        signatures.put(name, members);
    }

    private static String header(ClassTree type) {
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        Tree parent = type.getExtendsClause();
        String interfaces =
                type.getImplementsClause().stream().map(Tree::toString).collect(Collectors.joining(", "));
        return type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + type.getSimpleName()
                + (parent == null ? "" : " extends " + parent)
                + (interfaces.isEmpty() ? "" : (isInterface ? " extends " : " implements ") + interfaces);
    }

    private static boolean isConstructor(Tree member) {
        return member instanceof MethodTree method && method.getReturnType() == null;
    }

    private static boolean isForOthers(ModifiersTree modifiers, ClassTree type) {
        Set<Modifier> flags = modifiers.getFlags();
        return flags.contains(Modifier.PUBLIC)
                || flags.contains(Modifier.PROTECTED)
                || (type.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE));
    }

    private static String signature(MethodTree method, ClassTree type) {
        boolean isStatic = method.getModifiers().getFlags().contains(Modifier.STATIC);
        String parameters = method.getParameters().stream()
                .map(SourceSignatures::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
        String access = type.getKind() == Tree.Kind.INTERFACE ? "public " : access(method.getModifiers());
        return access
                + (isStatic ? "static " : "")
                + (method.getReturnType() == null
                        ? type.getSimpleName()
                        : method.getReturnType() + " " + method.getName())
                + parameters;
    }

    private static String access(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                ? "public "
                : modifiers.getFlags().contains(Modifier.PROTECTED) ? "protected " : "";
    }

    /** The tree has an array for "INDArray... inputs"; only its text keeps the dots. */
    private static String parameter(VariableTree parameter) {
        String type = String.valueOf(parameter.getType());
        boolean manyArguments = parameter.toString().endsWith("... " + parameter.getName());
        return (manyArguments ? type.replaceAll("\\[\\]$", "...") : type) + " " + parameter.getName();
    }
}
