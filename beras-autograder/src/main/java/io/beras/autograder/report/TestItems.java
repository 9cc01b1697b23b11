package io.beras.autograder.report;

import io.beras.autograder.run.RepeatCommand;
import io.beras.autograder.run.Status;
import io.beras.core.gradcheck.diagnosis.Diagnosis;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tests of a part in a list: a line for a test that passed; what, why and the message for another. */
final class TestItems {

    private final String part;
    private final PageLanguage language;
    private final Set<String> shownMessages = new HashSet<>();

    TestItems(String part, PageLanguage language) {
        this.part = part;
        this.language = language;
    }

    HtmlElement list(List<TestGrade> tests) {
        HtmlElement list = HtmlElement.of("ul", "tests");
        tests.forEach(test -> list.add(item(test)));
        return list;
    }

    private HtmlElement item(TestGrade test) {
        String status = test.status().name().toLowerCase(Locale.ROOT);
        HtmlElement item = HtmlElement.of("li", status.replace('_', '-'))
                .add(HtmlElement.of("span", "status").text(mark(test) + " " + language.label("status." + status)))
                .text(" ")
                .add(PageText.english("span", test.what()));
        if (test.passed()) {
            return item;
        }
        test.diagnoses().forEach(diagnosis -> item.add(diagnosis(diagnosis)));
        if (test.status() == Status.FAILED && !test.why().isEmpty()) {
            item.add(HtmlElement.of("p", "why")
                    .add(HtmlElement.of("span", "soft").text(language.label("why") + " "))
                    .add(PageText.english("span", test.why())));
        }
        return message(test).map(item::add).orElse(item);
    }

    private static String mark(TestGrade test) {
        return switch (test.status()) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_WRITTEN -> "○";
            case NOT_RUN -> "–";
        };
    }

    private HtmlElement diagnosis(Diagnosis diagnosis) {
        Optional<String> sentence = language.cause(diagnosis.cause());
        HtmlElement english = PageText.english("span", diagnosis.text());
        return sentence.isEmpty()
                ? HtmlElement.of("div", "diagnosis").add(english)
                : HtmlElement.of("div", "diagnosis").text(sentence.get()).add(english.attribute("class", "detail"));
    }

    /** Returns each message once: many tests of a method that throws have the same message. */
    private Optional<HtmlElement> message(TestGrade test) {
        if (test.message().isEmpty()) {
            return Optional.empty();
        }
        if (shownMessages.add(test.message())) {
            return Optional.of(PageText.english("pre", RepeatCommand.inProject(test.message(), part)));
        }
        return test.status() == Status.FAILED
                ? Optional.of(HtmlElement.of("p", "soft").text(language.label("same")))
                : Optional.empty();
    }
}
