package assignment.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.beras.autograder.course.Course;
import io.beras.autograder.course.CourseFile;
import io.beras.autograder.grade.ImpatientGrader;
import io.beras.autograder.run.CompiledProject;
import io.beras.autograder.run.ProjectCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The review of compiled classes: it names what an attack uses, before the attack runs. */
class ReviewTest {

    @TempDir
    Path folder;

    static Stream<Attack> attacksThatUseWhatTheyShouldNot() {
        return Stream.concat(Attacks.ON_PROCESSES.stream(), Attacks.ON_THE_REVIEW.stream())
                .filter(attack -> !attack.objection().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("attacksThatUseWhatTheyShouldNot")
    void namesWhatTheAttackUses(Attack attack) throws IOException {
        Place place = attack.places().get(0);
        for (Map.Entry<String, String> file : attack.filesAt(place).entrySet()) {
            Path path = folder.resolve("src/main/java").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        CompiledProject project = new ProjectCompiler(System.getProperty("java.class.path")).compile(folder);
        assertEquals(List.of(), project.problems());
        Course course = CourseFile.read(Path.of("course.json"));
        List<String> objections = ImpatientGrader.objections(project.classes(), course.part(place.part()));
        String expected = attack.objection().replace("HERE", place.className());
        assertTrue(objections.stream().anyMatch(sentence -> sentence.contains(expected)), objections::toString);
    }
}
