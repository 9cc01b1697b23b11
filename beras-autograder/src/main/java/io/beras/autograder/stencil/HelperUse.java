package io.beras.autograder.stencil;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the helpers that code uses, directly or through other helpers.
 *
 * <p>A use is a name: a local variable with the name of a field keeps the field. A name in an inline tag of
 * Javadoc counts too: what the text for the student names is given. Helpers that only use each other are not in use.
 */
final class HelperUse {

    private final Map<Helper, Set<Helper>> mentions = new HashMap<>();
    private final Set<Helper> roots = new HashSet<>();

    /**
     * Reads all names.
     *
     * @param files all files
     * @param helpers all helpers
     * @param counts false for a name at an offset of a file that is not there any more
     */
    HelperUse(List<SolutionFile> files, List<Helper> helpers, BiPredicate<SolutionFile, Integer> counts) {
        for (SolutionFile file : files) {
            Stream.of(file.words().code(), file.words().tags())
                    .flatMap(List::stream)
                    .filter(word -> counts.test(file, word.offset()))
                    .forEach(word -> add(word, file.source(), helpers));
        }
    }

    /** Returns the helpers in use; a type is in use if one of its members is. */
    Set<Helper> used() {
        Set<Helper> used = new HashSet<>();
        Deque<Helper> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Helper helper = open.pop();
            if (used.add(helper)) {
                open.addAll(mentions.getOrDefault(helper, Set.of()));
            }
        }
        return used;
    }

    private void add(Words.Word word, JavaSource file, List<Helper> helpers) {
        @Nullable Helper user = innermost(file, word.offset(), helpers);
        Set<Helper> meant = user == null ? roots : mentions.computeIfAbsent(user, u -> new HashSet<>());
        helpers.stream()
                .filter(helper -> !helper.equals(user) && helper.isMeantBy(word, file))
                .forEach(meant::add);
    }

    private static @Nullable Helper innermost(JavaSource file, int offset, List<Helper> helpers) {
        Helper innermost = null;
        for (Helper helper : helpers) {
            if (helper.source() == file
                    && helper.range().contains(offset)
                    && (innermost == null || innermost.range().contains(helper.range()))) {
                innermost = helper;
            }
        }
        return innermost;
    }
}
