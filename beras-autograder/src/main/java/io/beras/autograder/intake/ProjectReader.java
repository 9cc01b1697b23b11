package io.beras.autograder.intake;

import io.beras.autograder.course.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** Finds the student's project in a submission, and reads its files. */
final class ProjectReader {

    /** What Maven builds is in nobody's way, so a note would only frighten. */
    private static final Pattern BUILD = Pattern.compile("(^|/)target/");

    private static final String QUESTIONS = "QUESTIONS.md";

    /** Packages that are handed out, next to the files that a student writes; the grader has its own. */
    private static final List<String> HANDED_OUT = List.of("given/", "milestones/");

    private static final Set<String> WITHOUT_CLASS = Set.of("package-info.java", "module-info.java");

    private final FileTree tree;
    private final Course course;
    private final Notes notes;
    private final TextReader reader;
    private final String packageFolder;
    private final List<ProjectFolder> projects;

    ProjectReader(FileTree tree, Course course, Notes notes) {
        this.tree = tree;
        this.course = course;
        this.notes = notes;
        this.reader = new TextReader(tree, notes);
        this.packageFolder = course.packageName().replace('.', '/');
        this.projects = ProjectFolder.find(tree.paths(), packageFolder);
    }

    SortedMap<String, String> sources() {
        noteBinaries();
        if (projects.size() > 1) {
            notes.add("The submission contains " + projects.size() + " projects: "
                    + projects.stream().limit(3).map(ProjectReader::shown).collect(Collectors.joining(", "))
                    + (projects.size() > 3 ? ", …" : "") + ". The first was graded; submit one project.");
        }
        return projects.isEmpty()
                ? looseSources()
                : sourcesBelow(projects.get(0).sources());
    }

    private static String shown(ProjectFolder project) {
        return Notes.quoted(project.root().isEmpty() ? "." : project.root());
    }

    private SortedMap<String, String> sourcesBelow(String folder) {
        SortedMap<String, String> sources = new TreeMap<>();
        for (String path : tree.paths()) {
            if (path.startsWith(folder) && path.endsWith(".java")) {
                String name = path.substring(folder.length());
                if (isWanted(name) && hasRoom(sources)) {
                    reader.read(path).ifPresent(text -> sources.put(name, text));
                }
            }
        }
        return sources;
    }

    private boolean isWanted(String name) {
        String inPackage = StringUtils.removeStart(name, packageFolder + "/");
        if (inPackage.equals(name)) {
            notes.add(Notes.quoted(name) + " is not in the package " + course.packageName() + ", and was left out.");
            return false;
        }
        if (HANDED_OUT.stream().anyMatch(inPackage::startsWith)
                || WITHOUT_CLASS.contains(inPackage.substring(inPackage.lastIndexOf('/') + 1))) {
            return false;
        }
        if (!isClassName(inPackage)) {
            notes.add(Notes.quoted(name) + " does not have the name of a class, and was left out.");
            return false;
        }
        return true;
    }

    private static boolean isClassName(String path) {
        return Arrays.stream(StringUtils.removeEnd(path, ".java").split("/", -1))
                .allMatch(part -> !part.isEmpty()
                        && Character.isJavaIdentifierStart(part.codePointAt(0))
                        && part.codePoints().allMatch(Character::isJavaIdentifierPart));
    }

    private boolean hasRoom(SortedMap<String, String> sources) {
        if (sources.size() < Limits.MOST_SOURCES) {
            return true;
        }
        notes.add("The project has more than " + Limits.MOST_SOURCES + " source files; the others were left out.");
        return false;
    }

    /** Reads Java files outside of a folder of the package, if their first statement names the package. */
    private SortedMap<String, String> looseSources() {
        Pattern declaration = Pattern.compile("(?m)^\\h*package\\h+" + Pattern.quote(course.packageName()) + "\\h*;");
        List<String> candidates = new ArrayList<>();
        tree.paths().stream()
                .filter(path -> path.endsWith(".java") && EntryPath.depth(path) <= Limits.DEEPEST_PROJECT)
                .limit(Limits.MOST_SOURCES)
                .forEach(candidates::add);
        candidates.sort(Comparator.comparingInt(EntryPath::depth).thenComparing(Comparator.naturalOrder()));
        SortedMap<String, String> sources = new TreeMap<>();
        Optional<String> folder = Optional.empty();
        for (String path : candidates) {
            if (folder.isPresent() && !EntryPath.folder(path).equals(folder.get())) {
                continue;
            }
            String name = packageFolder + "/" + path.substring(path.lastIndexOf('/') + 1);
            Optional<String> text = isWanted(name) ? reader.read(path) : Optional.empty();
            if (text.isPresent() && declaration.matcher(text.get()).find()) {
                folder = Optional.of(EntryPath.folder(path));
                sources.put(name, text.get());
            }
        }
        return sources;
    }

    SortedMap<String, String> otherFiles() {
        ProjectFolder project = projects.isEmpty() ? new ProjectFolder("", "") : projects.get(0);
        SortedMap<String, String> files = new TreeMap<>();
        Stream.concat(Stream.of(QUESTIONS), course.variants().keySet().stream())
                .forEach(name -> project.file(tree.paths(), name)
                        .flatMap(reader::read)
                        .ifPresent(text -> files.put(name, text)));
        return files;
    }

    /** Returns the beginning of a sentence about a submission without sources. */
    String nothingFound() {
        String found = tree.paths().stream().limit(3).map(Notes::quoted).collect(Collectors.joining(", "));
        int files = tree.paths().size();
        return "The submission has no Java file that begins with 'package " + course.packageName() + ";'; "
                + (found.isEmpty()
                        ? "it is empty"
                        : "it has " + files + (files == 1 ? " file, " : " files, such as ") + found);
    }

    private void noteBinaries() {
        long binaries = tree.paths().stream()
                .filter(path -> path.endsWith(".class") || path.endsWith(".jar"))
                .filter(path -> !BUILD.matcher(path).find())
                .count();
        if (binaries > 0) {
            notes.add("The submission contains compiled classes or jars (" + binaries
                    + "), which were left out: the grader compiles the sources.");
        }
    }
}
