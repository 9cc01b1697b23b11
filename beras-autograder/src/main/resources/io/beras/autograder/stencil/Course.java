import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.tools.ToolProvider;

/**
 * The command of the course. Start it in the folder of the project:
 *
 * <pre>
 *   java Course.java status         the parts, their points, and what is next
 *   java Course.java check dense    the public tests of a part, then of all parts that passed before
 *   java Course.java --help         all commands
 *   java Course.java doctor         checks Java, Maven and the libraries, if something does not start
 * </pre>
 *
 * <p>This file finds the libraries by Maven and starts the command that is in them. There is nothing to write here.
 * It uses no feature of Java after 11, so that an old Java prints a message about its version.
 */
public final class Course {

    private static final String MAIN_CLASS = "io.beras.autograder.student.StudentCommand";
    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";
    private static final Pattern MAVEN_VERSION = Pattern.compile("Apache Maven ([0-9.]+)");
    private static final Pattern MAVEN_JAVA = Pattern.compile("Java version: ([0-9._]+)");
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path project;
    private final Path work;
    private final Path classPathFile;

    private Course(Path project) {
        this.project = project;
        this.work = project.resolve("target").resolve("course");
        this.classPathFile = work.resolve("classpath.txt");
    }

    /** A problem that the student can mend; the message says how. */
    private static final class Problem extends Exception {

        private static final long serialVersionUID = 1;

        Problem(String message) {
            super(message);
        }
    }

    /** Runs the command and ends with its exit code. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int exitCode;
        try {
            requireJava17();
            Course course = new Course(findProject(args));
            boolean doctor = args.length > 0 && args[0].equals("doctor") && args.length == 1;
            exitCode = doctor ? course.doctor() : course.run(course.classPath(), args);
        } catch (Problem problem) {
            System.err.println("course: " + problem.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void requireJava17() throws Problem {
        if (Runtime.version().feature() < 17) {
            throw new Problem("Java 17 or later is needed, but this is Java " + Runtime.version() + " in "
                    + System.getProperty("java.home") + "; install a JDK, 17 or later, and put its folder bin first on the PATH.");
        }
    }

    /** Returns the working directory, or the folder of this file, whichever contains course.json. */
    private static Path findProject(String[] args) throws Problem {
        if (Files.exists(Path.of("course.json"))) {
            return Path.of("");
        }
        try {
            Path beside = Path.of(sourceFile(args)).toAbsolutePath().getParent();
            if (beside != null && Files.exists(beside.resolve("course.json"))) {
                return beside;
            }
        } catch (InvalidPathException notAPath) {
            // The message below helps.
        }
        throw new Problem("there is no course.json in " + Path.of("").toAbsolutePath()
                + "; change to the folder of the project, which contains Course.java and course.json.");
    }

    /** Returns the name of this file: Java's own class, this file and the arguments stand in one property. */
    private static String sourceFile(String[] args) {
        String command = System.getProperty("sun.java.command", "");
        String arguments = Stream.of(args).map(argument -> " " + argument).collect(Collectors.joining());
        int end = command.endsWith(arguments) ? command.length() - arguments.length() : command.length();
        return command.substring(command.indexOf(' ') + 1, end);
    }

    // The command in the libraries

    private int run(String classPath, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(javaProgram(), "-Xmx1g", "-XX:+UseSerialGC"));
        if (args.length == 0 || !args[0].equals("run")) {
            command.add("-XX:TieredStopAtLevel=1"); // checks are short: the faster start counts
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
        command.addAll(List.of("-Dslf4j.internal.verbosity=ERROR", "-Dorg.bytedeco.javacpp.logger.debug=false"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", classPath, MAIN_CLASS));
        command.addAll(List.of(args));
        Process process = process(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java").toString();
    }

    /** Returns a process in the project's folder; in the locale C, Java can neither open nor print a path with an umlaut. */
    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (!project.toString().isEmpty()) {
            builder.directory(project.toFile());
        }
        if (isAscii(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")))) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        return builder;
    }

    private static boolean isAscii(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII);
    }

    // The class path

    /** Returns the class path from the last time, unless pom.xml is newer or a jar has vanished. */
    private String classPath() throws Problem, IOException, InterruptedException {
        if (!Files.exists(project.resolve("pom.xml"))) {
            throw new Problem("pom.xml is missing in " + project.toAbsolutePath()
                    + "; copy it from .course/originals, or from the stencil you were given.");
        }
        if (Files.exists(classPathFile) && missingJars(readClassPath()).isEmpty()) {
            if (!isNewer(project.resolve("pom.xml"), classPathFile)) {
                return readClassPath();
            }
            try {
                return buildClassPath();
            } catch (Problem problem) {
                System.err.println("course: pom.xml has changed, but Maven cannot read the libraries again; going on with"
                        + " the libraries of " + Files.getLastModifiedTime(classPathFile) + ". " + problem.getMessage());
                return readClassPath();
            }
        }
        return buildClassPath();
    }

    private static boolean isNewer(Path file, Path than) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        return time.compareTo(Files.getLastModifiedTime(than)) > 0;
    }

    private String readClassPath() throws IOException {
        return Files.readString(classPathFile, StandardCharsets.UTF_8).strip();
    }

    private static List<String> missingJars(String classPath) {
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .filter(jar -> jar.isBlank() || !Files.exists(Path.of(jar)))
                .collect(Collectors.toList());
    }

    private String buildClassPath() throws Problem, IOException, InterruptedException {
        String maven = requireMaven();
        Files.createDirectories(work);
        System.err.println("course: asking Maven for the libraries (only the first time, and after a change of pom.xml) ...");
        Path fresh = work.resolve("classpath.new");
        Path log = work.resolve("maven.log");
        Files.deleteIfExists(fresh);
        ProcessBuilder builder = process(List.of(
                maven, "-B", "-q", DEPENDENCY_PLUGIN + ":build-classpath",
                "-Dmdep.outputFile=target/course/classpath.new",
                "-Dproject.reporting.outputEncoding=UTF-8"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        int exitCode = start(builder).waitFor();
        if (exitCode != 0 || !Files.exists(fresh)) {
            throw new Problem(mavenFailure(log));
        }
        List<String> missing = missingJars(Files.readString(fresh, StandardCharsets.UTF_8).strip());
        if (!missing.isEmpty()) {
            throw new Problem("Maven names " + missing.get(0) + ", but Java does not find this file; if the path has letters"
                    + " outside ASCII, set the environment variable LC_ALL to C.UTF-8, otherwise delete its folder and try again.");
        }
        Files.move(fresh, classPathFile, StandardCopyOption.REPLACE_EXISTING);
        return readClassPath();
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        process.getOutputStream().close(); // Maven must not wait for an answer
        return process;
    }

    /** Says why Maven failed, as far as its log tells. */
    private String mavenFailure(Path log) throws IOException {
        // Maven prints in the encoding of its console; ISO 8859-1 decodes any byte.
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        String report = firstError(text) + " All of Maven's report: " + log;
        String lower = text.toLowerCase(Locale.ROOT);
        boolean network = Stream.of("unknown host", "connection refused", "timed out", "unreachable", "offline mode", "name resolution")
                .anyMatch(lower::contains);
        if (Pattern.compile("(could not find artifact|could not be resolved|failure to find|not found|offline mode)[^\n]*io\\.beras:|"
                        + "io\\.beras:[^\n]*(could not be resolved|was not found|absent|has not been downloaded)")
                .matcher(lower).find()) {
            return "the libraries io.beras are not installed on this computer; in the folder of Beras for Java (not of this"
                    + " project) run: mvn install -DskipTests   Maven says: " + report;
        }
        if (network) {
            return "Maven needs the network the first time, and cannot reach it; connect (or set the proxy in"
                    + " ~/.m2/settings.xml) and try again. Maven says: " + report;
        }
        return "Maven cannot find the project's libraries; mend pom.xml, or copy it from .course/originals. Maven says: " + report;
    }

    /** Returns the first line that names an artifact or a file, else the first error, else the first line. */
    private static String firstError(String text) {
        return Stream.of("(?i).*could not .*", "\\[(ERROR|FATAL)\\].*|Error.*", ".+")
                .flatMap(pattern -> text.lines().filter(line -> line.matches(pattern)).limit(1))
                .findFirst()
                .orElse("nothing")
                .replaceAll("\\[(ERROR|FATAL)\\]|-> \\[Help.*", "")
                .strip();
    }

    // Maven

    private String requireMaven() throws Problem {
        String maven = findMaven();
        if (maven == null) {
            throw new Problem("Maven is missing: there is no " + mavenNames().get(0) + " on the PATH; install Maven 3.8 or later"
                    + " (https://maven.apache.org), or set the environment variable MAVEN_HOME to its folder.");
        }
        return maven;
    }

    private static List<String> mavenNames() {
        return WINDOWS ? List.of("mvn.cmd", "mvn.bat") : List.of("mvn");
    }

    /** Returns the project's wrapper, Maven on the PATH, Maven in MAVEN_HOME, or null. */
    private String findMaven() {
        Path wrapper = project.resolve(WINDOWS ? "mvnw.cmd" : "mvnw");
        if (Files.isExecutable(wrapper)) {
            return wrapper.toAbsolutePath().toString();
        }
        for (String name : mavenNames()) {
            String found = onPath(name);
            if (found != null) {
                return found;
            }
            for (String variable : List.of("MAVEN_HOME", "M2_HOME")) {
                String home = System.getenv(variable);
                if (home != null && Files.isExecutable(Path.of(home, "bin", name))) {
                    return Path.of(home, "bin", name).toString();
                }
            }
        }
        return null;
    }

    private static String onPath(String program) {
        for (String folder : path().split(Pattern.quote(File.pathSeparator))) {
            try {
                Path file = Path.of(folder.replace("\"", ""), program);
                if (!folder.isBlank() && Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return file.toString();
                }
            } catch (InvalidPathException notAFolder) {
                // The system ignores such an entry too.
            }
        }
        return null;
    }

    private static String path() {
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().equalsIgnoreCase("PATH")) {
                return variable.getValue();
            }
        }
        return "";
    }

    // The doctor: each line is "ok" or "PROBLEM"

    private int problems;

    private int doctor() throws IOException, InterruptedException {
        say(true, "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ") in " + System.getProperty("java.home"));
        say(ToolProvider.getSystemJavaCompiler() != null, "compiler", "this Java has no compiler; install a JDK, not only a runtime (JRE)");
        say(true, "java first on the PATH: " + orNone(onPath(WINDOWS ? "java.exe" : "java"))
                + ", javac: " + orNone(onPath(WINDOWS ? "javac.exe" : "javac")));
        boolean maven = doctorOfMaven();
        boolean writable = doctorOfFolder();
        doctorOfMachine();
        if (!maven && !Files.exists(classPathFile) || !writable) {
            System.out.println("   -     the libraries cannot be tried before the problems above are mended");
            return 1;
        }
        try {
            String classPath = classPath();
            say(true, "class path: " + classPath.split(Pattern.quote(File.pathSeparator)).length + " jars, in " + classPathFile);
            int exitCode = run(classPath, "doctor");
            return problems == 0 ? exitCode : 1;
        } catch (Problem problem) {
            say(false, "class path", problem.getMessage());
            return 1;
        }
    }

    private static String orNone(String program) {
        return program == null ? "none" : program;
    }

    private void say(boolean ok, String what) {
        say(ok, what, what);
    }

    private void say(boolean ok, String what, String problem) {
        System.out.println((ok ? "   ok    " : "PROBLEM  ") + (ok ? what : problem));
        problems += ok ? 0 : 1;
    }

    private boolean doctorOfMaven() throws IOException, InterruptedException {
        try {
            String maven = requireMaven();
            ProcessBuilder builder = process(List.of(maven, "-B", "--version")).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = start(builder);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            boolean works = process.waitFor() == 0;
            String version = first(MAVEN_VERSION, text);
            boolean ok = works && isAtLeast38(version);
            say(ok, "Maven " + version + " with Java " + first(MAVEN_JAVA, text) + ": " + maven,
                    maven + (works ? " is Maven " + version + ", but 3.8 or later is needed; install a newer one"
                            : " does not start: " + firstError(text)));
            return ok;
        } catch (Problem problem) {
            say(false, "Maven", problem.getMessage());
            return false;
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static boolean isAtLeast38(String version) {
        Matcher numbers = Pattern.compile("([0-9]+)\\.([0-9]+).*").matcher(version);
        return numbers.matches()
                && (Integer.parseInt(numbers.group(1)) > 3 || Integer.parseInt(numbers.group(2)) >= 8);
    }

    /** Writes and finds a file with an umlaut in its name: a wrong encoding of paths shows only then. */
    private boolean doctorOfFolder() {
        Path folder = project.toAbsolutePath();
        try {
            Files.createDirectories(work);
            Path probe = work.resolve("doctor-\u00fc.tmp");
            Files.writeString(probe, "\u00fc", StandardCharsets.UTF_8);
            Files.delete(probe);
            say(true, "folder of the project is writable, encoding of paths " + System.getProperty("sun.jnu.encoding") + ": " + folder);
            return true;
        } catch (InvalidPathException encoding) {
            say(true, "folder of the project (in this locale, Java cannot open paths with letters outside ASCII;"
                    + " set LC_ALL=C.UTF-8 if you have such paths): " + folder);
            return Files.isWritable(work);
        } catch (IOException failure) {
            say(false, "folder", "cannot write to " + work.toAbsolutePath() + " (" + failure + "); move the project to a folder of yours");
            return false;
        }
    }

    private void doctorOfMachine() throws IOException {
        long memory = memory();
        say(memory >= 1L << 30, "memory: " + gigabytes(memory), "memory: " + gigabytes(memory) + ", but 1 GB is needed; use another computer");
        long disk = Files.getFileStore(nearest(work)).getUsableSpace();
        say(disk >= 1L << 30, "disk: " + gigabytes(disk) + " free", "disk: only " + gigabytes(disk) + " free, but 1 GB is needed; free some space");
    }

    private static long memory() {
        try {
            ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            return (long) ManagementFactory.getPlatformMBeanServer().getAttribute(system, "TotalPhysicalMemorySize");
        } catch (JMException unknown) {
            return Runtime.getRuntime().maxMemory();
        }
    }

    /** Returns the path, or its nearest parent that exists. */
    private static Path nearest(Path path) {
        Path existing = path.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }
}
