package io.beras.benchmarks.sidebyside;

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a side-by-side run, in Markdown and in JSON: the machine and the versions, then a table of ratios. */
final class Report {

    private final Map<String, ReportRow> rows = new LinkedHashMap<>();
    private final Map<String, List<Double>> numbers = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Adds a line to the header. */
    void addNote(String note) {
        notes.add(note);
    }

    /** Adds a round's measurement without a target; the header holds the median of all rounds. */
    void addNumber(String name, double number) {
        numbers.computeIfAbsent(name, key -> new ArrayList<>()).add(number);
    }

    /** Returns the row of this key: the given row in the first round, the same row in later rounds. */
    ReportRow row(String key, ReportRow newRow) {
        return rows.computeIfAbsent(key, unused -> newRow);
    }

    /** Writes report.md and report.json into the folder, and returns the lines of report.md. */
    List<String> write(Path folder, int rounds) throws IOException {
        Files.createDirectories(folder);
        List<String> header = header();
        List<String> lines = markdown(header, rounds);
        Files.write(folder.resolve("report.md"), lines);
        Files.writeString(folder.resolve("report.json"), json(header));
        return lines;
    }

    private List<String> markdown(List<String> header, int rounds) {
        List<String> lines = new ArrayList<>();
        lines.add("# Beras side by side, " + LocalDate.now(ZoneOffset.UTC));
        lines.add("");
        header.forEach(line -> lines.add("- " + line));
        lines.add("");
        lines.add("| work | against | Beras | the other | ratio, median (range) | target | |");
        lines.add("|---|---|---|---|---|---|---|");
        rows.values().stream().map(ReportRow::markdown).forEach(lines::add);
        lines.add("");
        lines.add("Medians of " + rounds + " rounds. In each, losses agreed; the MLP-ResNets and LeNets, whose first"
                + " weights differ, learned their batch.");
        return lines;
    }

    private String json(List<String> header) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("header", header);
        json.put("rows", rows);
        json.put("numbers", numbers);
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
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
                + ProcessRunner.CLEARED_VARIABLES.stream()
                        .map(name -> name + "=" + System.getenv().getOrDefault(name, "unset"))
                        .collect(Collectors.joining(", "))
                + "; cleared for every contender");
        header.add("OpenBLAS kernels by default: " + System.getProperty("beras.bench.core", "unknown"));
        numbers.forEach((name, values) -> header.add(name + ": " + ReportRow.format(ReportRow.median(values))));
        return header;
    }

    private static String versions() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
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
