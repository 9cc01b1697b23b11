package io.beras.autograder.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.lang3.ClassUtils;

/**
 * Names what the compiled classes of a submission use, although it is not theirs to use.
 *
 * <pre>{@code
 * List<String> sentences = LibraryUse.scan(classes, course.part("softmax").forbidden());
 * // "Softmax.forward uses Tensor.softmax, which does this part's work; write it yourself."
 * }</pre>
 */
public final class LibraryUse {

    private static final int MOST_SENTENCES = 30;
    private static final String MAIN = ".main";

    private final List<ClassUses> classes = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();
    private final ClassHierarchy hierarchy;

    private LibraryUse(Path folder) throws IOException {
        Map<String, ClassFacts> facts = new HashMap<>();
        for (Map.Entry<String, byte[]> file : ClassFolder.read(folder).entrySet()) {
            classes.add(ClassUses.of(file.getValue()));
            String className = file.getKey().replace('/', '.');
            packages.add(ClassUtils.getPackageName(className));
            facts.put(className, ClassFacts.of(file.getValue()));
        }
        hierarchy = new ClassHierarchy(facts);
    }

    /**
     * Returns a sentence for each use of a forbidden class or method, in alphabetical order.
     *
     * <p>A method counts however it is called: through a subclass such as Variable, as a method reference, or as super.x().
     *
     * @param classes a folder of class files of javac
     * @param forbidden classes, packages and methods as in {@link io.beras.autograder.course.Part#forbidden}
     */
    public static List<String> scan(Path classes, Collection<String> forbidden) throws IOException {
        LibraryUse use = new LibraryUse(classes);
        Forbidden names = new Forbidden(forbidden, use.hierarchy);
        return shortened(use.sentences(names::name, ", which does this part's work; write it yourself."));
    }

    /**
     * Returns a sentence for each use that no part of an assignment needs, in alphabetical order: reflection, class
     * loaders, processes, the network, files, native code, the grader, and the inside of the library.
     *
     * <p>This scan is for the report. What holds a submission is the process it runs in.
     *
     * @param classes a folder of class files of javac
     */
    public static List<String> scanForEscapes(Path classes) throws IOException {
        LibraryUse use = new LibraryUse(classes);
        Escapes escapes = new Escapes(use.packages);
        SortedSet<String> sentences =
                use.sentences(escapes::name, ", which no part of the assignment needs; remove it.");
        for (ClassUses ofClass : use.classes) {
            for (String method : ofClass.nativeMethods()) {
                sentences.add(method + " is native, which no part of the assignment needs; write it in Java.");
            }
        }
        return shortened(sentences);
    }

    private SortedSet<String> sentences(Function<Use, Optional<String>> naming, String end) {
        SortedSet<String> sentences = new TreeSet<>();
        for (ClassUses ofClass : classes) {
            for (Use use : ofClass.uses()) {
                if (isTrial(use)) {
                    continue;
                }
                naming.apply(use).ifPresent(name -> sentences.add(use.where() + " uses " + name + end));
            }
        }
        return sentences;
    }

    /** A method {@code main} that nothing calls is a trial of the student's, and never runs. */
    private boolean isTrial(Use use) {
        return use.where().endsWith(MAIN)
                && classes.stream()
                        .flatMap(each -> each.uses().stream())
                        .noneMatch(other -> other.method().equals("main"));
    }

    private static List<String> shortened(SortedSet<String> sentences) {
        return sentences.stream().limit(MOST_SENTENCES).toList();
    }
}
