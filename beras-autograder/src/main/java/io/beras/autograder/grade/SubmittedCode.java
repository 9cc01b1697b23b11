package io.beras.autograder.grade;

import io.beras.autograder.course.Part;
import io.beras.autograder.intake.SubmittedFiles;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sources of a submission, sorted into the parts of the course. */
final class SubmittedCode {

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

    private final String packageName;
    private final SortedMap<String, String> sources;
    private final SortedMap<String, String> helpers = new TreeMap<>();

    SubmittedCode(GradedAssignment assignment, SubmittedFiles files) {
        packageName = assignment.course().packageName();
        sources = files.sources();
        SortedSet<String> written = Sources.classesOf(assignment.course().parts());
        sources.forEach((path, text) -> {
            boolean isGiven = assignment.sources().containsKey(path);
            if (!isGiven && !written.contains(simpleName(path))) {
                helpers.put(path, text);
            }
        });
    }

    /** Returns true for a part that tests all parts together. */
    static boolean hasAllClasses(Part part) {
        return part.classes().isEmpty();
    }

    /** Returns the names of the classes of a part; a part that names none consists of all classes of all parts. */
    static SortedSet<String> classesOf(Part part, Collection<Part> all) {
        return hasAllClasses(part) ? Sources.classesOf(all) : new TreeSet<>(part.classes());
    }

    /** Returns the sources of these classes; those of missing files are left out. */
    SortedMap<String, String> of(Collection<String> classNames) {
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : classNames) {
            String path = Sources.path(packageName, name);
            String text = sources.get(path);
            if (text != null) {
                found.put(path, text);
            }
        }
        return found;
    }

    /** Returns these sources with the helper classes that they name: sources that belong to no part and were not given. */
    SortedMap<String, String> withHelpers(SortedMap<String, String> some) {
        return withNamed(some, helpers);
    }

    /** Returns these sources with all other sources of the submission that they name. */
    SortedMap<String, String> withNamed(SortedMap<String, String> some) {
        return withNamed(some, sources);
    }

    private static SortedMap<String, String> withNamed(
            SortedMap<String, String> some, SortedMap<String, String> candidates) {
        SortedMap<String, String> all = new TreeMap<>(some);
        Deque<String> open = new ArrayDeque<>(some.values());
        while (!open.isEmpty()) {
            Set<String> words = words(open.pop());
            for (Map.Entry<String, String> source : candidates.entrySet()) {
                if (!all.containsKey(source.getKey()) && !Collections.disjoint(words, declared(source.getValue()))) {
                    all.put(source.getKey(), source.getValue());
                    open.push(source.getValue());
                }
            }
        }
        return all;
    }

    /** Returns the types that a source declares: a file may have more than the type of its name. */
    private static Set<String> declared(String text) {
        Set<String> types = new TreeSet<>();
        Matcher matcher = DECLARED.matcher(text);
        while (matcher.find()) {
            types.add(matcher.group(1));
        }
        return types;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String simpleName(String path) {
        String name = Sources.className(path);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
