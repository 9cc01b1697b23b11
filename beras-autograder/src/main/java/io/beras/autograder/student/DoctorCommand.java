package io.beras.autograder.student;

import static java.util.Objects.requireNonNull;

import io.beras.core.Tensor;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Checks the libraries. {@code Course.java} has checked Java, Maven and the computer before. */
@Command(name = "doctor", description = "Check Java, Maven, the computer and the libraries.")
final class DoctorCommand implements Callable<Integer> {

    private final CommandEnvironment environment;
    private boolean healthy = true;

    DoctorCommand(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        examine("compiler of the command", "run the command with a JDK, not only a runtime (JRE)", () -> {
            requireNonNull(ToolProvider.getSystemJavaCompiler(), "none found");
            return "found";
        });
        examine("course", "copy course.json and .course from the project as handed out", this::course);
        examine(
                "ND4J and its native library",
                "delete the folder .javacpp in your home folder, check that the disk is not full, and try again;"
                        + " ND4J needs a 64-bit Java on Windows, macOS or Linux",
                DoctorCommand::product);
        examine(
                "fonts, for pictures",
                "install the packages fontconfig and a font such as DejaVu (Linux)",
                DoctorCommand::widthOfText);
        return healthy ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void examine(String what, String remedy, Callable<String> check) {
        try {
            environment.out().println("   ok    " + what + ": " + check.call());
        } catch (Exception | LinkageError | InternalError e) { // a missing font library is an InternalError
            healthy = false;
            environment.out().println("PROBLEM  " + what + ": " + e + "; " + remedy);
        }
    }

    private String course() {
        Project project = Project.read(environment.folder());
        return project.course().parts().size() + " parts, version "
                + project.manifest().version();
    }

    private static String product() {
        double value = Tensor.of(new double[][] {{1, 2}})
                .matmul(Tensor.of(new double[][] {{3}, {4}}))
                .sum()
                .item();
        if (value != 11) {
            throw new IllegalStateException("1·3 + 2·4 gives " + value + ", not 11");
        }
        return Nd4j.getBackend().getClass().getSimpleName() + " works";
    }

    private static String widthOfText() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        int width = graphics.getFontMetrics(font).stringWidth("beras");
        graphics.dispose();
        if (width == 0) {
            throw new IllegalStateException("a text has the width 0");
        }
        return font.getFamily() + " works";
    }
}
