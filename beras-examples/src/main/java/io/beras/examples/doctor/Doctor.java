package io.beras.examples.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Examines the machine on which this process runs.
 *
 * <pre>{@code
 * Doctor doctor = new Doctor(() -> Path.of("data/mnist"), Path.of("runs"), System.getenv(), true);
 * List<Finding> findings = doctor.examine();
 * }</pre>
 */
public final class Doctor {

    private final Supplier<Path> data;
    private final Path runs;
    private final Map<String, String> variables;
    private final boolean terminal;

    /**
     * Creates a doctor.
     *
     * @param data returns the folder of MNIST, or throws an exception with a sentence
     * @param runs the folder of the runs, which may be missing
     * @param variables the environment variables
     * @param terminal true if standard output is a terminal
     */
    public Doctor(Supplier<Path> data, Path runs, Map<String, String> variables, boolean terminal) {
        this.data = data;
        this.runs = runs;
        this.variables = variables;
        this.terminal = terminal;
    }

    /** Returns the findings of all examinations; changes nothing. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(JavaExamination.examine());
        findings.addAll(NativeExamination.examine());
        findings.add(MemoryExamination.examine());
        findings.add(FolderExamination.runs(runs));
        findings.add(FontsExamination.examine());
        findings.add(DataExamination.examine(data));
        findings.add(TerminalExamination.examine(terminal, variables));
        return findings;
    }
}
