package io.beras.autograder.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Compares the signatures of a submission with those that were handed out. */
public final class SignatureComparison {

    private SignatureComparison() {}

    /**
     * Returns a sentence for each class or member that is missing or differs, such as "Dense: expected public
     * Dense(Variable w, Variable b); found public Dense(Tensor w, Tensor b)".
     *
     * <p>Types matter; names of parameters, type arguments and additional members do not.
     *
     * @param expected the signatures of the reference solution, of {@link SourceSignatures#of}
     * @param found the signatures of the submission, of {@link Compilation#signatures}
     */
    public static List<String> of(SortedMap<String, List<String>> expected, SortedMap<String, List<String>> found) {
        List<String> sentences = new ArrayList<>();
        expected.forEach((className, signatures) -> {
            List<String> others = found.get(className);
            if (others == null) {
                sentences.add(className + ": expected " + signatures.get(0) + "; found no such class");
                return;
            }
            for (String signature : signatures) {
                if (others.stream().noneMatch(other -> satisfies(other, signature))) {
                    sentences.add(className + ": expected " + signature + "; found " + namesakes(signature, others));
                }
            }
        });
        return sentences;
    }

    private static boolean satisfies(String found, String expected) {
        if (isMember(expected) != isMember(found)) {
            return false;
        }
        return isMember(expected)
                ? erased(found).equals(erased(expected))
                : words(found).containsAll(words(expected));
    }

    private static boolean isMember(String signature) {
        return signature.endsWith(")");
    }

    private static Set<String> words(String header) {
        return new HashSet<>(Arrays.asList(simpleTypes(header).split("[ ,]+")));
    }

    /** Returns the signature as the JVM links it: without type arguments, package names and names of parameters. */
    private static String erased(String signature) {
        String simple = simpleTypes(signature).replace("...", "[]");
        int open = simple.indexOf('(');
        String parameters = Arrays.stream(
                        simple.substring(open + 1, simple.length() - 1).split(","))
                .map(parameter -> parameter.strip().replaceAll(" \\S+$", ""))
                .collect(Collectors.joining(", "));
        return simple.substring(0, open) + "(" + parameters + ")";
    }

    private static String simpleTypes(String text) {
        String erased = text;
        String before;
        do {
            before = erased;
            erased = erased.replaceAll("<[^<>]*>", "");
        } while (!erased.equals(before));
        return erased.replaceAll("(\\w+\\.)+(?=\\w)", "");
    }

    private static String namesakes(String expected, List<String> found) {
        String name = name(expected);
        List<String> same = found.stream()
                .filter(signature -> isMember(signature) == isMember(expected)
                        && name(signature).equals(name))
                .toList();
        return same.isEmpty() ? "none of this name" : String.join(", ", same);
    }

    private static String name(String signature) {
        String start = isMember(signature) ? signature.substring(0, signature.indexOf('(')) : "header";
        return start.substring(start.lastIndexOf(' ') + 1);
    }
}
