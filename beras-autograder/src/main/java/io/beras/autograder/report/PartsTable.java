package io.beras.autograder.report;

/** The table of the parts with their points, each row a link to the part in detail. */
final class PartsTable {

    private final GradeReport report;
    private final PageLanguage language;

    PartsTable(GradeReport report, PageLanguage language) {
        this.report = report;
        this.language = language;
    }

    HtmlElement element() {
        HtmlElement heads = HtmlElement.of("tr")
                .add(PageText.columnHead(language.label("part")))
                .add(PageText.columnHead(language.label("checks")).attribute("class", "number wide"))
                .add(PageText.columnHead(language.label("part.points")).attribute("class", "number"))
                .add(HtmlElement.of("td"));
        HtmlElement rows = HtmlElement.of("tbody");
        for (PartGrade part : report.parts()) {
            rows.add(row(part));
        }
        return HtmlElement.of("section")
                .add(HtmlElement.of("h2").text(language.label("parts")))
                .add(PageText.table(heads, rows));
    }

    private HtmlElement row(PartGrade part) {
        HtmlElement title = HtmlElement.of("th")
                .attribute("scope", "row")
                .add(HtmlElement.of("a")
                        .attribute("href", "#" + PartSection.id(part))
                        .text(Languages.title(part, language.name())));
        if (part.optional()) {
            title.add(HtmlElement.of("span", "soft").text(" " + language.label("part.optional")));
        }
        HtmlElement row = HtmlElement.of("tr").add(title);
        if (part.manual()) {
            return row.add(
                    HtmlElement.of("td", "soft").attribute("colspan", "3").text(language.label("manual")));
        }
        String points = PageText.share(language, part.points(), part.maxPoints());
        return row.add(HtmlElement.of("td", "number wide").text(PageText.passed(language, part.publicTests())))
                .add(HtmlElement.of("td", "number").text(points))
                .add(HtmlElement.of("td", "bar").add(bar(part, points)));
    }

    private static HtmlElement bar(PartGrade part, String points) {
        return HtmlElement.of("meter")
                .attribute("min", "0")
                .attribute("max", Wording.number(Math.max(part.maxPoints(), 1e-2)))
                .attribute("value", Wording.number(part.points()))
                .attribute("aria-hidden", "true")
                .text(points);
    }
}
