package assignment.course;

import java.util.List;

/** The page docs/assignment/mistakes.md: wrong solutions and what the public tests say about each. */
final class MistakesPage {

    private MistakesPage() {}

    static String of(List<MutantResult> results) {
        long caught = results.stream().filter(MutantResult::caught).count();
        long first =
                results.stream().filter(result -> result.namedAmongFirst(1)).count();
        long firstThree =
                results.stream().filter(result -> result.namedAmongFirst(3)).count();
        StringBuilder page = new StringBuilder();
        page.append("# Common mistakes, and what the checks say\n\n")
                .append(
                        "Each row is a wrong solution: the reference solution with one mistake. `MutantsTest` runs the public tests\n")
                .append(
                        "against all of them, and writes this page. Of %d wrong solutions, the tests catch %d. The right diagnosis comes\n"
                                .formatted(results.size(), caught))
                .append("first for %d, and is among the first three for %d.\n\n".formatted(first, firstThree))
                .append("| class | mistake | caught | named first | first diagnosis |\n|---|---|---|---|---|\n");
        for (MutantResult result : results) {
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            result.mutant().className(),
                            result.mutant().mistake(),
                            mark(result.caught()),
                            mark(result.namedAmongFirst(1)),
                            result.firstText().replace("|", "\\|").replace("\n", " ")));
        }
        return page.toString();
    }

    private static String mark(boolean value) {
        return value ? "yes" : "no";
    }
}
