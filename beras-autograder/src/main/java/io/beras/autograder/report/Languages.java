package io.beras.autograder.report;

import java.util.Map;

/** Titles by language. */
final class Languages {

    private Languages() {}

    /** Returns the title in this language, else in English, else the name. */
    static String title(PartGrade part, String language) {
        return choose(part.title(), language, part.name());
    }

    /** Returns the title in this language, else in English, else the name. */
    static String title(GradeReport report, String language) {
        return choose(report.title(), language, report.course());
    }

    private static String choose(Map<String, String> titles, String language, String name) {
        return titles.getOrDefault(language, titles.getOrDefault("en", name));
    }
}
