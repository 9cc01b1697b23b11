package io.beras.autograder.report;

import java.util.List;

/** Pieces of a student's page. Tests and compilers write English, so their texts are marked as English on every page. */
final class PageText {

    private PageText() {}

    static HtmlElement english(String element, String text) {
        return HtmlElement.of(element).attribute("lang", "en").text(text);
    }

    static HtmlElement englishList(List<String> texts) {
        HtmlElement list = HtmlElement.of("ul");
        texts.forEach(text -> list.add(english("li", text)));
        return list;
    }

    static HtmlElement columnHead(String text) {
        return HtmlElement.of("th").attribute("scope", "col").text(text);
    }

    static HtmlElement table(HtmlElement heads, HtmlElement rows) {
        return HtmlElement.of("table").add(HtmlElement.of("thead").add(heads)).add(rows);
    }

    /** Returns "2.5 of 4" in the page's language. */
    static String share(PageLanguage language, double points, double maxPoints) {
        return language.label("share", Wording.number(points), Wording.number(maxPoints));
    }

    /** Returns how many of the tests passed, such as "2 of 3". */
    static String passed(PageLanguage language, List<TestGrade> tests) {
        return share(language, tests.stream().filter(TestGrade::passed).count(), tests.size());
    }
}
