package io.beras.autograder.report;

/** Makes a student's page: points, a table of the parts, the parts in detail, and what was graded. */
final class StudentPage {

    private StudentPage() {}

    static String html(GradeReport report, PageLanguage language) {
        HtmlElement main = HtmlElement.of("main")
                .add(new PageHeader(report, language).element())
                .add(new PartsTable(report, language).element());
        for (PartGrade part : report.parts()) {
            main.add(new PartSection(part, language).element());
        }
        main.add(new ClassesTable(report, language).element());
        return HtmlElement.of("html")
                .attribute("lang", language.tag())
                .add(head(report, language))
                .add(HtmlElement.of("body").add(main))
                .page();
    }

    private static HtmlElement head(GradeReport report, PageLanguage language) {
        String title = report.submission() + " · " + Languages.title(report, language.name());
        return HtmlElement.of("head")
                .add(HtmlElement.of("meta").attribute("charset", "utf-8"))
                .add(meta("name", "viewport", "width=device-width, initial-scale=1"))
                // The page needs no script and no other file; a browser that is told so refuses both.
                .add(meta("http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"))
                .add(HtmlElement.of("title").text(title))
                .add(HtmlElement.style(Resources.text("page.css")));
    }

    private static HtmlElement meta(String kind, String name, String content) {
        return HtmlElement.of("meta").attribute(kind, name).attribute("content", content);
    }
}
