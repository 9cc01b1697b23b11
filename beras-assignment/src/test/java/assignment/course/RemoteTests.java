package assignment.course;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.Part;
import java.util.List;
import java.util.stream.Stream;

/** The names of the public and the hidden tests. */
final class RemoteTests {

    private static final List<String> WITHOUT_HIDDEN = List.of("SimpleModelTest", "AdvancedModelTest");

    private RemoteTests() {}

    /** Returns the tests of all parts. */
    static List<String> of(Course course) {
        return names(course.parts().stream());
    }

    /** Returns the tests of the part that has a class. */
    static List<String> ofClass(Course course, String className) {
        return names(course.parts().stream().filter(part -> part.classes().contains(className)));
    }

    private static List<String> names(Stream<Part> parts) {
        return parts.flatMap(part -> part.tests().stream())
                .distinct()
                .flatMap(name -> WITHOUT_HIDDEN.contains(name)
                        ? Stream.of("assignment." + name)
                        : Stream.of("assignment." + name, "assignment.hidden." + name.replace("Test", "HiddenTest")))
                .toList();
    }
}
