package io.beras.benchmarks.sidebyside;

import com.google.gson.GsonBuilder;
import io.beras.benchmarks.sidebyside.Processes.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs Beras, DL4J, PyTorch, hand-written code and textbook loops in turn, and writes what they took.
 *
 * <p>Each round runs every contender once, each in a fresh process, so that a noisy minute meets all of them alike; the
 * report gives medians of the rounds and of their ratios. Contenders start from the same weights and see the same batches,
 * and a row whose losses differ is not reported but an error: no figure may come from doing less work.
 * {@link Networks} draw their own first weights and dropout, so each must have learned its batch instead.
 */
@Command(name = "bench.sh", mixinStandardHelpOptions = true, description = "Measures Beras beside other libraries.")
public final class SideBySide implements java.util.concurrent.Callable<Integer> {

    private static final int MNIST = 60_000;
    private static final List<String> CORES = List.of("", "SkylakeX", "Cooperlake", "Sapphirerapids", "Haswell", "Zen");

    /** Float rounding grows from step to step; the same mathematics stays this close, another does not. */
    private static final double FIRST_LOSSES_TOLERANCE = 2e-3;

    private static final double MEAN_LOSS_TOLERANCE = 0.05;

    @Option(names = "--rounds", description = "How many rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(names = "--mnist", description = "A folder with MNIST; without it digits are drawn.")
    private String mnist = "";

    @Option(names = "--home", required = true, description = "Where the project is.")
    private Path home = Path.of(".");

    @Option(names = "--python", description = "A Python with torch; without it PyTorch is left out.")
    private String python = "";

    @Option(names = "--out", description = "Where to put report.md and report.json (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target", "bench");

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<Double>> numbers = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SideBySide()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("beras-bench");
        try {
            notes.add("Data: " + Task.writeData(data, mnist) + (mnist.isEmpty() ? ", drawn" : ", MNIST"));
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
        write();
        return 0;
    }

    private void round(Path data) throws IOException, InterruptedException {
        small();
        medium(new Task(data, 64, 4, MNIST / 64, 784, 256, 128, 10));
        batch256(new Task(data, 256, 8, MNIST / 256, 784, 256, 128, 10));
        large(new Task(data, 256, 4, MNIST / 256, 784, 1024, 1024, 10));
        network("mlp-resnet", "MLP-ResNet (batch normalisation, dropout), batch 100, Adam, a step once warm");
        network("lenet", "LeNet, batch 64, Adam, a step once warm");
        if (!python.isEmpty() && !mnist.isEmpty()) {
            train();
        }
    }

    private void small() throws IOException, InterruptedException {
        Timing beras = timing(Processes.java(Contenders.class, "sine"), Map.of());
        if (!python.isEmpty()) {
            Timing torch = timing(List.of(python, script("pytorch_mlp.py"), "sine"), Map.of());
            row("sine", Row.atMost(0.3, "1-10-1 sigmoid, 100 points, SGD, a step", "PyTorch eager", "µs"))
                    .add(beras.warm(), torch.warm());
        }
    }

    private void medium(Task task) throws IOException, InterruptedException {
        task.writeWeights();
        String work = "784-256-128-10, batch 64, Adam, a step";
        Timing beras = contender("beras", task);
        Timing hand = contender("hand-written", task);
        requireSameLosses(beras, hand);
        row("hand", Row.atMost(1.15, work + " once warm", "hand-written over ND4J", "µs"))
                .add(beras.warm(), hand.warm());
        if (!python.isEmpty()) {
            Timing eager = torch("eager", task);
            Timing fused = torch("fused", task);
            requireSameLosses(beras, eager);
            requireSameLosses(beras, fused);
            row("eager", Row.atMost(0.5, work + " once warm", "PyTorch eager", "µs"))
                    .add(beras.warm(), eager.warm());
            row("fused", Row.atMost(0.85, work + " once warm", "PyTorch, fused Adam", "µs"))
                    .add(beras.warm(), fused.warm());
            row("first", Row.atMost(1.0, work + " in the first epoch of a process", "PyTorch eager", "µs"))
                    .add(beras.first(), eager.first());
        }
        Task shorter = new Task(task.folder(), task.batch(), 2, 200, task.sizes());
        Timing many = timing(Processes.java(Contenders.class, arguments("dl4j", shorter)), Map.of());
        Timing one =
                timing(Processes.java(Contenders.class, arguments("dl4j", shorter)), Map.of("OMP_NUM_THREADS", "1"));
        requireSameLosses(beras, one);
        note("DL4J, threads left alone", many.warm());
        note("DL4J, OMP_NUM_THREADS=1", one.warm());
        row("dl4j", Row.atMost(0.15, work + " once warm", "DL4J, its best thread setting", "µs"))
                .add(beras.warm(), Math.min(many.warm(), one.warm()));
        Timing textbook = contender("textbook", new Task(task.folder(), task.batch(), 2, 10, task.sizes()));
        requireSameLosses(beras, textbook);
        row("textbook", Row.atMost(0.02, work + " once warm", "textbook loops", "µs"))
                .add(beras.warm(), textbook.warm());
    }

    private void batch256(Task task) throws IOException, InterruptedException {
        Timing beras = contender("beras", task);
        if (!python.isEmpty()) {
            Timing eager = torch("eager", task);
            requireSameLosses(beras, eager);
            row("256", Row.atMost(0.7, "784-256-128-10, batch 256, Adam, a step once warm", "PyTorch eager", "µs"))
                    .add(beras.warm(), eager.warm());
        }
    }

    private void large(Task task) throws IOException, InterruptedException {
        task.writeWeights();
        Timing beras = contender("beras", task);
        if (!python.isEmpty()) {
            Timing eager = torch("eager", task);
            requireSameLosses(beras, eager);
            row("large", Row.atMost(0.6, "784-1024-1024-10, batch 256, Adam, a step once warm", "PyTorch eager", "µs"))
                    .add(beras.warm(), eager.warm());
        }
        double peak = 0;
        for (String core : CORES) {
            Map<String, String> environment = core.isEmpty() ? Map.of() : Map.of("OPENBLAS_CORETYPE", core);
            double gflops = Double.parseDouble(
                    Processes.run(Processes.java(SgemmPeak.class), environment).lastLine());
            note("sgemm of 1024³ with " + (core.isEmpty() ? "the default" : core) + " kernels, GFLOP/s", gflops);
            peak = Math.max(peak, gflops);
        }
        row("peak", Row.atLeast(0.6, "784-1024-1024-10, batch 256: needed products", "sgemm peak, 1024³", "GFLOP/s"))
                .add(neededFlops(task) / beras.warm() / 1e3, peak);
    }

    /** Products of a step: forward, the weights' gradients, and the inputs' of all layers but the first. */
    private static double neededFlops(Task task) {
        double flops = 0;
        int[] sizes = task.sizes();
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            flops += 2.0 * task.batch() * sizes[layer] * sizes[layer + 1] * (layer == 0 ? 2 : 3);
        }
        return flops;
    }

    private void network(String name, String work) throws IOException, InterruptedException {
        if (!python.isEmpty()) {
            Timing beras = timing(Processes.java(Contenders.class, "network", name), Map.of());
            Timing torch = timing(List.of(python, script("pytorch_networks.py"), name), Map.of());
            requireLearned(beras);
            requireLearned(torch);
            row(name, Row.atMost(1.0, work, "PyTorch eager", "µs")).add(beras.warm(), torch.warm());
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
        Outcome beras = Processes.run(command, Map.of());
        Outcome torch = Processes.run(List.of(python, script("pytorch_train.py"), mnist), Map.of());
        row("train", Row.atMost(0.7, "`beras train`, whole process, to 97 %", "a PyTorch script", "s"))
                .add(beras.seconds(), torch.seconds());
        row("memory", Row.atMost(1.0, "its peak memory", "the script's", "MB"))
                .add(beras.peakMegabytes(), torch.peakMegabytes());
    }

    private Timing contender(String name, Task task) throws IOException, InterruptedException {
        return timing(Processes.java(Contenders.class, arguments(name, task)), Map.of());
    }

    private Timing torch(String mode, Task task) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script("pytorch_mlp.py"), mode));
        command.addAll(List.of(task.arguments()));
        return timing(command, Map.of());
    }

    private static Timing timing(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        return Timing.parse(Processes.run(command, environment).lastLine());
    }

    private String script(String name) {
        return home.resolve("beras-benchmarks/src/main/python/" + name).toString();
    }

    private static String[] arguments(String name, Task task) {
        return Stream.concat(Stream.of(name), Stream.of(task.arguments())).toArray(String[]::new);
    }

    private Row row(String key, Row made) {
        return rows.computeIfAbsent(key, unused -> made);
    }

    private void note(String what, double number) {
        numbers.computeIfAbsent(what, key -> new ArrayList<>()).add(number);
    }

    private static void requireSameLosses(Timing ours, Timing theirs) {
        for (int i = 0; i < Timing.FIRST_LOSSES; i++) {
            requireNear(ours.losses.get(i), theirs.losses.get(i), FIRST_LOSSES_TOLERANCE, "loss " + i, theirs);
        }
        if (ours.epochs.size() == theirs.epochs.size()) {
            requireNear(ours.meanLoss, theirs.meanLoss, MEAN_LOSS_TOLERANCE, "the last epoch's mean loss", theirs);
        }
    }

    /** Dropout and first weights are each library's own, so the losses differ; but a batch is known by heart soon. */
    private static void requireLearned(Timing timing) {
        if (!(timing.meanLoss < 0.1)) {
            throw new IllegalStateException(
                    timing.contender + " has not learned its batch: its loss is still " + timing.meanLoss);
        }
    }

    private static void requireNear(double our, double their, double tolerance, String what, Timing theirs) {
        if (!(Math.abs(our - their) <= tolerance * Math.max(Math.abs(their), 0.05))) {
            throw new IllegalStateException(
                    what + " is " + our + " in Beras and " + their + " in " + theirs.contender + ": not the same work");
        }
    }

    private void write() throws IOException {
        Files.createDirectories(out);
        List<String> lines = new ArrayList<>();
        lines.add("# Beras side by side, " + LocalDate.now(java.time.ZoneOffset.UTC));
        lines.add("");
        header().forEach(line -> lines.add("- " + line));
        lines.add("");
        lines.add("| work | against | Beras | the other | ratio, median (range) | target | |");
        lines.add("|---|---|---|---|---|---|---|");
        rows.values().stream().filter(row -> !row.isEmpty()).map(Row::markdown).forEach(lines::add);
        lines.add("");
        lines.add("Medians of " + rounds + " rounds. In each, losses agreed; the MLP-ResNets and LeNets, whose first"
                + " weights differ, learned their batch.");
        Files.write(out.resolve("report.md"), lines);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("header", header());
        json.put("rows", rows);
        json.put("numbers", numbers);
        Files.writeString(
                out.resolve("report.json"),
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json));
        lines.forEach(System.out::println);
    }

    private List<String> header() throws IOException {
        List<String> header = new ArrayList<>(notes);
        header.add("Machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", load "
                + String.format(
                        Locale.ROOT,
                        "%.1f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                + " at the end");
        header.add("JDK " + System.getProperty("java.vm.version") + "; " + versions());
        header.add("Environment: "
                + Processes.CLEARED.stream()
                        .map(name -> name + "=" + System.getenv().getOrDefault(name, "unset"))
                        .collect(Collectors.joining(", "))
                + "; cleared for every contender");
        header.add("OpenBLAS kernels by default: " + System.getProperty("beras.bench.core", "unknown"));
        numbers.forEach((what, values) -> header.add(what + ": " + Processes.format(Row.median(values))));
        return header;
    }

    private static String versions() {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                        .map(path -> Path.of(path).getFileName().toString())
                        .filter(name -> name.matches(
                                "(nd4j-native-api|openblas|javacpp|deeplearning4j-nn)-[0-9.M-]*[0-9]\\.jar"))
                        .map(name -> name.replace(".jar", ""))
                        .sorted(Comparator.naturalOrder())
                        .distinct()
                        .collect(Collectors.joining(", "))
                + System.getProperty("beras.bench.torch", "");
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return "unknown processor";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: *", ""))
                .findFirst()
                .orElse("unknown processor");
    }
}
