package io.beras.autograder.grade;

import io.beras.autograder.compile.LibraryUse;
import io.beras.autograder.course.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at compiled classes of a submission before they run. */
@FunctionalInterface
interface ClassReview {

    /** Returns a sentence for each thing that the classes use although it is not theirs to use. */
    List<String> objections(Path classes, Part part) throws IOException;

    /** Objects to what does the work of the part, and to what leads out of the work on an assignment. */
    static List<String> usual(Path classes, Part part) throws IOException {
        try {
            List<String> objections = new ArrayList<>(LibraryUse.scan(classes, part.forbidden()));
            objections.addAll(LibraryUse.scanForEscapes(classes));
            return objections;
        } catch (RuntimeException | StackOverflowError e) { // a class file can be written against its reader
            return List.of("the compiled classes can't be read (" + e.getClass().getSimpleName()
                    + "), so they were not run; write simpler types");
        }
    }
}
