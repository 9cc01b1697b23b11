package io.beras.autograder.report;

/** The table of the files that were graded, with their SHA-256. */
final class ClassesTable {

    private final GradeReport report;
    private final PageLanguage language;

    ClassesTable(GradeReport report, PageLanguage language) {
        this.report = report;
        this.language = language;
    }

    HtmlElement element() {
        HtmlElement heads = HtmlElement.of("tr")
                .add(PageText.columnHead(language.label("file")))
                .add(PageText.columnHead(language.label("hash")));
        HtmlElement rows = HtmlElement.of("tbody");
        for (TestedClass tested : report.classes()) {
            rows.add(HtmlElement.of("tr")
                    .add(HtmlElement.of("th")
                            .attribute("scope", "row")
                            .text(tested.className())
                            .add(HtmlElement.of("div", "soft").text(tested.file())))
                    .add(HtmlElement.of("td").add(HtmlElement.of("code").text(tested.sha256()))));
        }
        return HtmlElement.of("section", "classes")
                .add(HtmlElement.of("h2").text(language.label("classes")))
                .add(PageText.table(heads, rows));
    }
}
