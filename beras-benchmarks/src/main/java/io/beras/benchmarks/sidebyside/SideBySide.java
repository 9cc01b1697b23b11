package io.beras.benchmarks.sidebyside;

import static io.beras.benchmarks.sidebyside.SameWork.requireLearned;
import static io.beras.benchmarks.sidebyside.SameWork.requireSameLosses;

import io.beras.benchmarks.sidebyside.ProcessRunner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures Beras, DL4J, PyTorch, hand-written code and textbook loops in turn, and writes a {@link Report}.
 *
 * <p>Each round runs every contender once, each in a new process, so that noise on the machine affects all contenders
 * alike. The report gives the medians of the rounds and of their ratios. Contenders start from the same weights and train
 * on the same batches; {@link SameWork} throws if their losses differ.
 */
@Command(name = "bench.sh", mixinStandardHelpOptions = true, description = "Measures Beras beside other libraries.")
public final class SideBySide implements java.util.concurrent.Callable<Integer> {

    private static final int MNIST = 60_000;
    private static final String MLP_64 = "784-256-128-10, batch 64, Adam, a step";
    private static final String MLP_64_WARM = MLP_64 + " once warm";
    private static final String TORCH = "PyTorch eager";
    private static final List<String> CORES = List.of("", "SkylakeX", "Cooperlake", "Sapphirerapids", "Haswell", "Zen");

    @Option(names = "--rounds", description = "The number of rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--mnist", description = "A folder with MNIST; without it, synthetic digits are generated.")
    private String mnist = "";

    @Option(names = "--home", required = true, description = "The project's folder.")
    private Path home = Path.of(".");

    @Option(names = "--python", description = "A Python with torch; without it, PyTorch is left out.")
    private String python = "";

    @Option(names = "--out", description = "The folder for report.md and report.json (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "bench");

    private final Report report = new Report();

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SideBySide()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("beras-bench");
        try {
            String images = Workload.writeData(data, mnist);
            report.addNote("Data: " + images + (mnist.isEmpty() ? ", synthetic" : ", MNIST"));
            for (int round = 1; round <= rounds; round++) {
                System.err.println("round " + round + " of " + rounds);
                round(data);
            }
        } finally {
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(data);
        }
        report.write(out, rounds).forEach(System.out::println);
        return 0;
    }

    private void round(Path data) throws IOException, InterruptedException {
        sine();
        mlp64(new Workload(data, 64, 4, MNIST / 64, 784, 256, 128, 10));
        mlp256(new Workload(data, 256, 8, MNIST / 256, 784, 256, 128, 10));
        largeMlp(new Workload(data, 256, 4, MNIST / 256, 784, 1024, 1024, 10));
        network("mlp-resnet", "MLP-ResNet (batch normalisation, dropout), batch 100, Adam, a step once warm");
        network("lenet", "LeNet, batch 64, Adam, a step once warm");
        if (!python.isEmpty() && !mnist.isEmpty()) {
            train();
        }
    }

    private void sine() throws IOException, InterruptedException {
        ContenderResult beras = run(ProcessRunner.java(ContenderMain.class, "sine"), Map.of());
        if (!python.isEmpty()) {
            ContenderResult torch = run(List.of(python, script("pytorch_mlp.py"), "sine"), Map.of());
            report.row("sine", ReportRow.atMost(0.3, "1-10-1 sigmoid, 100 points, SGD, a step", TORCH, "µs"))
                    .add(beras.warm(), torch.warm());
        }
    }

    private void mlp64(Workload workload) throws IOException, InterruptedException {
        workload.writeWeights();
        ContenderResult beras = contender("beras", workload);
        ContenderResult hand = contender("hand-written", workload);
        requireSameLosses(beras, hand);
        report.row("hand", ReportRow.atMost(1.15, MLP_64_WARM, "hand-written over ND4J", "µs"))
                .add(beras.warm(), hand.warm());
        if (!python.isEmpty()) {
            compareWithTorch(beras, workload);
        }
        compareWithDl4j(beras, workload.shortened(2, 200));
        ContenderResult textbook = contender("textbook", workload.shortened(2, 10));
        requireSameLosses(beras, textbook);
        report.row("textbook", ReportRow.atMost(0.02, MLP_64_WARM, "textbook loops", "µs"))
                .add(beras.warm(), textbook.warm());
    }

    private void compareWithTorch(ContenderResult beras, Workload workload) throws IOException, InterruptedException {
        ContenderResult eager = torch("eager", workload);
        ContenderResult fused = torch("fused", workload);
        requireSameLosses(beras, eager);
        requireSameLosses(beras, fused);
        report.row("eager", ReportRow.atMost(0.5, MLP_64_WARM, TORCH, "µs")).add(beras.warm(), eager.warm());
        report.row("fused", ReportRow.atMost(0.85, MLP_64_WARM, "PyTorch, fused Adam", "µs"))
                .add(beras.warm(), fused.warm());
        report.row("first", ReportRow.atMost(1.0, MLP_64 + " in the first epoch of a process", TORCH, "µs"))
                .add(beras.first(), eager.first());
    }

    private void compareWithDl4j(ContenderResult beras, Workload workload) throws IOException, InterruptedException {
        List<String> command = ProcessRunner.java(ContenderMain.class, arguments("dl4j", workload));
        ContenderResult defaultThreads = run(command, Map.of());
        ContenderResult oneThread = run(command, Map.of("OMP_NUM_THREADS", "1"));
        requireSameLosses(beras, oneThread);
        report.addNumber("DL4J, default threads", defaultThreads.warm());
        report.addNumber("DL4J, OMP_NUM_THREADS=1", oneThread.warm());
        report.row("dl4j", ReportRow.atMost(0.15, MLP_64_WARM, "DL4J, its best thread setting", "µs"))
                .add(beras.warm(), Math.min(defaultThreads.warm(), oneThread.warm()));
    }

    private void mlp256(Workload workload) throws IOException, InterruptedException {
        ContenderResult beras = contender("beras", workload);
        if (!python.isEmpty()) {
            ContenderResult eager = torch("eager", workload);
            requireSameLosses(beras, eager);
            report.row("256", ReportRow.atMost(0.7, "784-256-128-10, batch 256, Adam, a step once warm", TORCH, "µs"))
                    .add(beras.warm(), eager.warm());
        }
    }

    private void largeMlp(Workload workload) throws IOException, InterruptedException {
        workload.writeWeights();
        ContenderResult beras = contender("beras", workload);
        if (!python.isEmpty()) {
            ContenderResult eager = torch("eager", workload);
            requireSameLosses(beras, eager);
            String work = "784-1024-1024-10, batch 256, Adam, a step once warm";
            report.row("large", ReportRow.atMost(0.6, work, TORCH, "µs")).add(beras.warm(), eager.warm());
        }
        String products = "784-1024-1024-10, batch 256: needed products";
        report.row("peak", ReportRow.atLeast(0.6, products, "sgemm peak, 1024³", "GFLOP/s"))
                .add(workload.productFlops() / beras.warm() / 1e3, sgemmPeak());
    }

    /** Returns the most GFLOP/s of a matrix product, over OpenBLAS's kernels for several processors. */
    private double sgemmPeak() throws IOException, InterruptedException {
        double peak = 0;
        for (String core : CORES) {
            Map<String, String> environment = core.isEmpty() ? Map.of() : Map.of("OPENBLAS_CORETYPE", core);
            double gflops = Double.parseDouble(ProcessRunner.run(ProcessRunner.java(SgemmPeak.class), environment)
                    .lastLine());
            String kernels = core.isEmpty() ? "the default" : core;
            report.addNumber("sgemm of 1024³ with " + kernels + " kernels, GFLOP/s", gflops);
            peak = Math.max(peak, gflops);
        }
        return peak;
    }

    private void network(String name, String work) throws IOException, InterruptedException {
        if (!python.isEmpty()) {
            ContenderResult beras = run(ProcessRunner.java(ContenderMain.class, "network", name), Map.of());
            ContenderResult torch = run(List.of(python, script("pytorch_networks.py"), name), Map.of());
            requireLearned(beras);
            requireLearned(torch);
            report.row(name, ReportRow.atMost(1.0, work, TORCH, "µs")).add(beras.warm(), torch.warm());
        }
    }

    private void train() throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory("beras-run");
        List<String> command = List.of(
                home.resolve("scripts/beras").toString(),
                "train",
                "--data",
                mnist,
                "--until-accuracy",
                "0.97",
                "--out",
                runs.resolve("run").toString());
        Outcome beras = ProcessRunner.run(command, Map.of());
        Outcome torch = ProcessRunner.run(List.of(python, script("pytorch_train.py"), mnist), Map.of());
        report.row("train", ReportRow.atMost(0.7, "`beras train`, whole process, to 97 %", "a PyTorch script", "s"))
                .add(beras.seconds(), torch.seconds());
        report.row("memory", ReportRow.atMost(1.0, "its peak memory", "the script's", "MB"))
                .add(beras.peakMegabytes(), torch.peakMegabytes());
    }

    private ContenderResult contender(String name, Workload workload) throws IOException, InterruptedException {
        return run(ProcessRunner.java(ContenderMain.class, arguments(name, workload)), Map.of());
    }

    private ContenderResult torch(String mode, Workload workload) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script("pytorch_mlp.py")));
        command.addAll(List.of(arguments(mode, workload)));
        return run(command, Map.of());
    }

    private static ContenderResult run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        return ContenderResult.parse(ProcessRunner.run(command, environment).lastLine());
    }

    private String script(String name) {
        return home.resolve("beras-benchmarks/src/main/python/" + name).toString();
    }

    private static String[] arguments(String name, Workload workload) {
        return Stream.concat(Stream.of(name), Stream.of(workload.arguments())).toArray(String[]::new);
    }
}
