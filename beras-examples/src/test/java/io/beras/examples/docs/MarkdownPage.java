package io.beras.examples.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation: its path from the root of the project, and its text. */
record MarkdownPage(Path path, String text) {

    /** The root of the project; Maven runs the tests of a module in the folder of the module. */
    static final Path ROOT = Path.of("..");

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** Reads every Markdown page of the project, without generated files. */
    static List<MarkdownPage> all() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> github = Files.walk(ROOT.resolve(".github"))) {
            return Stream.of(root, docs, github, Stream.of(ROOT.resolve("data/README.md")))
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(path -> read(ROOT.relativize(path)))
                    .toList();
        }
    }

    /** Reads one page. */
    static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(
                    path,
                    Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }

    /** Returns the targets of all relative links, such as {@code "docs/lessons.md#a-heading"}. */
    List<String> relativeLinks() {
        String prose = INLINE_CODE.matcher(withoutCodeBlocks()).replaceAll("code");
        return LINK.matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** Returns the file or folder to which a relative link of this page leads, from the root of the project. */
    Path target(String link) {
        String file = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
        Path folder = path.getParent() == null ? Path.of("") : path.getParent();
        return file.isEmpty() ? path : folder.resolve(file).normalize();
    }

    /** Returns the anchors of all headings, as GitHub makes them: "Run it" becomes "run-it". */
    Set<String> anchors() {
        return HEADING.matcher(withoutCodeBlocks())
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** Returns the content of each code block in Java. */
    List<String> javaBlocks() {
        return CODE_BLOCK
                .matcher(text)
                .results()
                .filter(block -> block.group(1).equals("java"))
                .map(block -> block.group(2))
                .toList();
    }

    private String withoutCodeBlocks() {
        return CODE_BLOCK.matcher(text).replaceAll((MatchResult block) -> "");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
