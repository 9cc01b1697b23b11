package io.beras.autograder.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * The folder of a student's project in a submission.
 *
 * @param root the folder of {@code pom.xml}, which ends with '/', or is empty
 * @param sources the folder that contains the folder of the package
 */
record ProjectFolder(String root, String sources) {

    private static final String LAYOUT = "src/main/java/";

    /** The shallowest folder first: a copy of a project usually lies in the project. */
    private static final Comparator<ProjectFolder> ORDER = Comparator.comparingInt(
                    (ProjectFolder project) -> EntryPath.depth(project.root))
            .thenComparing(ProjectFolder::root);

    /** Returns the projects, the one to grade first; all have the layout of Maven, or none has. */
    static List<ProjectFolder> find(SortedSet<String> paths, String packageFolder) {
        SortedSet<ProjectFolder> ofMaven = new TreeSet<>(ORDER);
        SortedSet<ProjectFolder> others = new TreeSet<>(ORDER);
        for (String path : paths) {
            if (path.endsWith(".java")) {
                for (String sources : sourceFolders(path, packageFolder)) {
                    if (("/" + sources).endsWith("/" + LAYOUT)) {
                        ofMaven.add(new ProjectFolder(StringUtils.removeEnd(sources, LAYOUT), sources));
                    } else if (EntryPath.folder(path).equals(sources + packageFolder + "/") && !isTest(sources)) {
                        others.add(new ProjectFolder(sources, sources));
                    }
                }
            }
        }
        return Stream.of(ofMaven, others)
                .map(candidates -> candidates.stream()
                        .filter(project -> EntryPath.depth(project.root) <= Limits.DEEPEST_PROJECT)
                        .toList())
                .filter(candidates -> !candidates.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Returns each folder above a folder of the package; a project "assignment" contains the package "assignment". */
    private static List<String> sourceFolders(String path, String packageFolder) {
        List<String> folders = new ArrayList<>();
        String separated = "/" + path;
        String searched = "/" + packageFolder + "/";
        for (int i = separated.indexOf(searched); i >= 0; i = separated.indexOf(searched, i + 1)) {
            folders.add(path.substring(0, i));
        }
        return folders;
    }

    private static boolean isTest(String folder) {
        return ("/" + folder).contains("/test/");
    }

    /** Returns the project's own file of this name, or that of the nearest folder above. */
    Optional<String> file(SortedSet<String> paths, String name) {
        for (String folder = root; ; folder = EntryPath.parent(folder)) {
            if (paths.contains(folder + name)) {
                return Optional.of(folder + name);
            }
            if (folder.isEmpty()) {
                return Optional.empty();
            }
        }
    }
}
