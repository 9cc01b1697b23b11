package io.beras.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

    private static final Path INDEX = Path.of("docs", "where-is-what.md");

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsToAFileAndToAHeadingOfIt(MarkdownPage page) {
        List<String> broken = new ArrayList<>();
        for (String link : page.relativeLinks()) {
            Path target = page.target(link);
            boolean leadsSomewhere = Files.exists(MarkdownPage.ROOT.resolve(target));
            if (!leadsSomewhere || (link.contains("#") && !hasHeading(target, link))) {
                broken.add(link);
            }
        }
        assertEquals(List.of(), broken, "broken links in " + page);
    }

    private static boolean hasHeading(Path target, String link) {
        return MarkdownPage.read(target).anchors().contains(link.substring(link.indexOf('#') + 1));
    }

    @Test
    void everyPageOfDocsIsLinkedFromAnotherPage() throws IOException {
        Set<Path> linked = new TreeSet<>();
        for (MarkdownPage page : pages()) {
            page.relativeLinks().stream()
                    .map(page::target)
                    .filter(target -> !target.equals(page.path()))
                    .forEach(linked::add);
        }
        List<Path> orphans = pages().stream()
                .map(MarkdownPage::path)
                .filter(path -> path.startsWith("docs") && !linked.contains(path))
                .toList();
        assertEquals(List.of(), orphans);
    }

    @Test
    void whereIsWhatLeadsIntoEveryPackage() throws IOException {
        MarkdownPage index = MarkdownPage.read(INDEX);
        Set<Path> indexed = index.relativeLinks().stream()
                .map(index::target)
                .map(target ->
                        target.toString().endsWith(".java") ? Objects.requireNonNull(target.getParent()) : target)
                .collect(Collectors.toSet());
        Set<Path> missing = new TreeSet<>(packages());
        assertTrue(missing.size() > 10, "no packages found");
        missing.removeAll(indexed);
        assertEquals(Set.of(), missing, "packages without a line in " + INDEX);
    }

    /** Returns the folder of each package of the main sources. */
    private static Set<Path> packages() throws IOException {
        try (Stream<Path> modules = Files.list(MarkdownPage.ROOT)) {
            Set<Path> packages = new TreeSet<>();
            for (Path module : modules.toList()) {
                Path sources = module.resolve(Path.of("src", "main", "java"));
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        files.filter(file -> file.endsWith("package-info.java"))
                                .map(file -> MarkdownPage.ROOT.relativize(Objects.requireNonNull(file.getParent())))
                                .forEach(packages::add);
                    }
                }
            }
            return packages;
        }
    }
}
