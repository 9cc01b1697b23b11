package assignment.course;

import java.util.ArrayList;
import java.util.List;

/**
 * A wrong solution: the reference solution with one mistake.
 *
 * @param mistake what is wrong, in words
 * @param className the class of the assignment that has the mistake
 * @param edits the texts of the reference solution that are replaced; each stands once in the file
 * @param causes the causes of which the first diagnosis must name one; several if the mistake has several names
 */
record Mutant(String mistake, String className, List<Edit> edits, List<String> causes) {

    Mutant(String mistake, String className, String original, String replacement, String... causes) {
        this(mistake, className, List.of(new Edit(original, replacement)), List.of(causes));
    }

    /** A replacement of a text that stands once in a file. */
    record Edit(String original, String replacement) {

        String apply(String source) {
            int first = source.indexOf(original);
            if (first < 0 || source.indexOf(original, first + 1) >= 0) {
                throw new IllegalStateException("must stand once in the reference solution: " + original);
            }
            return source.replace(original, replacement);
        }
    }

    /** Returns this mutant with another edit. */
    Mutant and(String original, String replacement) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(original, replacement));
        return new Mutant(mistake, className, List.copyOf(more), causes);
    }

    /** Returns the source of the wrong solution. */
    String apply(String source) {
        String changed = source;
        for (Edit edit : edits) {
            changed = edit.apply(changed);
        }
        return changed;
    }

    @Override
    public String toString() {
        return className + ": " + mistake;
    }
}
