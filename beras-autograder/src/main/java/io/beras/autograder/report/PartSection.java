package io.beras.autograder.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part in detail: its notes, its steps with their tests, and what to do next. Hidden tests are counted only. */
final class PartSection {

    private final PartGrade part;
    private final PageLanguage language;

    PartSection(PartGrade part, PageLanguage language) {
        this.part = part;
        this.language = language;
    }

    static String id(PartGrade part) {
        return "part-" + part.name();
    }

    HtmlElement element() {
        HtmlElement section = HtmlElement.of("section").add(heading());
        if (part.manual()) {
            return section.add(HtmlElement.of("p").text(language.label("manual")));
        }
        if (!part.notes().isEmpty()) {
            section.add(HtmlElement.of("div", "warning")
                    .add(HtmlElement.of("p").text(language.label("notes")))
                    .add(PageText.englishList(part.notes())));
        }
        boolean allPassed = part.publicTests().stream().allMatch(TestGrade::passed);
        TestItems items = new TestItems(part.name(), language);
        steps().forEach((step, tests) -> section.add(stepHeading(step, tests)).add(items.list(tests)));
        if (!part.hiddenTests().isEmpty()) {
            section.add(hidden());
        }
        return allPassed ? section : section.add(next());
    }

    private HtmlElement heading() {
        HtmlElement heading = HtmlElement.of("h2")
                .attribute("id", id(part))
                .text(Languages.title(part, language.name()) + " ")
                .add(HtmlElement.of("code", "soft").text(part.name()));
        return part.manual() ? heading : heading.add(points(part.points(), part.maxPoints()));
    }

    private HtmlElement stepHeading(String step, List<TestGrade> tests) {
        return HtmlElement.of("h3")
                .add(HtmlElement.of("code").text(step))
                .add(points(Sum.of(tests, TestGrade::points), Sum.of(tests, TestGrade::maxPoints)));
    }

    private HtmlElement points(double points, double maxPoints) {
        String text = language.label("points", Wording.number(points), Wording.number(maxPoints));
        return HtmlElement.of("span", "points").text(text);
    }

    private Map<String, List<TestGrade>> steps() {
        Map<String, List<TestGrade>> steps = new LinkedHashMap<>();
        part.publicTests()
                .forEach(test -> steps.computeIfAbsent(test.step(), step -> new ArrayList<>())
                        .add(test));
        return steps;
    }

    private HtmlElement hidden() {
        List<TestGrade> hidden = part.hiddenTests();
        String text = language.label(
                "hidden",
                Long.toString(hidden.stream().filter(TestGrade::passed).count()),
                Integer.toString(hidden.size()),
                Wording.number(Sum.of(hidden, TestGrade::points)),
                Wording.number(Sum.of(hidden, TestGrade::maxPoints)));
        return HtmlElement.of("p", "hidden").text(text);
    }

    private HtmlElement next() {
        return HtmlElement.of("p", "next")
                .add(HtmlElement.of("strong").text(language.label("next")))
                .text(" ")
                .add(HtmlElement.of("code").text("java Course.java check " + part.name()));
    }
}
