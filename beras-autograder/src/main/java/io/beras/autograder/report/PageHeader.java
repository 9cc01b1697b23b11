package io.beras.autograder.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The head of a student's page: the points, what a reader must know about them, and what was graded. */
final class PageHeader {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final GradeReport report;
    private final PageLanguage language;

    PageHeader(GradeReport report, PageLanguage language) {
        this.report = report;
        this.language = language;
    }

    HtmlElement element() {
        HtmlElement header = HtmlElement.of("header")
                .add(HtmlElement.of("h1").text(Languages.title(report, language.name())))
                .add(score());
        if (report.hiddenTests() > 0) {
            String text = language.label(
                    "points.hidden", Wording.number(report.hiddenPoints()), Wording.number(report.hiddenMaxPoints()));
            header.add(HtmlElement.of("p", "soft").text(text));
        }
        if (!report.complete()) {
            header.add(box("incomplete", List.of()));
        }
        if (!report.missing().isEmpty()) {
            header.add(box("unprotected", report.missing()));
        }
        if (!report.notes().isEmpty()) {
            header.add(box("notes", report.notes()));
        }
        return header.add(facts());
    }

    private HtmlElement score() {
        double optional =
                Sum.of(report.parts().stream().filter(PartGrade::optional).toList(), PartGrade::points);
        String points = language.label(
                "points", Wording.number(report.points() - optional), Wording.number(report.maxPoints()));
        HtmlElement score = HtmlElement.of("p", "score").text(points);
        if (report.optionalMaxPoints() > 0) {
            String extra = language.label(
                    "points.optional", Wording.number(optional), Wording.number(report.optionalMaxPoints()));
            score.add(HtmlElement.of("small").text(extra));
        }
        return score;
    }

    private HtmlElement box(String label, List<String> englishTexts) {
        HtmlElement box =
                HtmlElement.of("div", "warning").add(HtmlElement.of("p").text(language.label(label)));
        return englishTexts.isEmpty() ? box : box.add(PageText.englishList(englishTexts));
    }

    private HtmlElement facts() {
        HtmlElement facts = HtmlElement.of("dl");
        addFact(facts, "submission", report.submission());
        addFact(facts, "tier", language.label("tier." + report.tier().name().toLowerCase(Locale.ROOT)));
        addFact(facts, "graded", language.label("graded.by", DATE.format(report.started()), report.version()));
        addFact(
                facts,
                "tests",
                language.label(
                        "tests.run", Integer.toString(report.testsRun()), Integer.toString(report.testsExpected())));
        addFact(facts, "hash", report.hash());
        return facts;
    }

    private void addFact(HtmlElement facts, String label, String value) {
        facts.add(HtmlElement.of("dt").text(language.label(label)))
                .add(HtmlElement.of("dd").text(value));
    }
}
