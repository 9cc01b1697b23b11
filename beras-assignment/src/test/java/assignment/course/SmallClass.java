package assignment.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A class of three students who have written one or two parts: anna's are right, ben's ReLU has a mistake, and chloe's does
 * not compile.
 */
final class SmallClass {

    private static final String SOURCES = "src/main/java/assignment/";

    private SmallClass() {}

    /** Writes the submissions into a new folder, and the lecturer's tables beside it. */
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String relu = ReferenceSolution.source("ReLU");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("anna.zip")))) {
            for (String name : new String[] {"OneHotEncoder", "ReLU"}) {
                zip.putNextEntry(new ZipEntry(SOURCES + name + ".java"));
                zip.write(ReferenceSolution.source(name).getBytes(UTF_8));
            }
        }
        writeRelu(folder.resolve("ben"), mutant("ReLU: the mask is missing").apply(relu));
        writeRelu(folder.resolve("chloe"), relu.substring(0, relu.lastIndexOf('}')));
        Files.writeString(folder.resolveSibling("manual.csv"), """
            student,part,points,comment
            anna,questions,7,"no answer to question 7"
            """);
        Files.writeString(folder.resolveSibling("times.csv"), """
            student,submitted
            ben,2027-02-20T01:30:00Z
            """);
    }

    private static void writeRelu(Path project, String source) throws IOException {
        Path file = project.resolve(SOURCES + "ReLU.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private static Mutant mutant(String name) {
        return Mutants.ALL.stream()
                .filter(mutant -> mutant.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
