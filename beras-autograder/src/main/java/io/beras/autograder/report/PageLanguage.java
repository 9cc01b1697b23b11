package io.beras.autograder.report;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** The language of a student's page: its labels, and its sentences about the causes of failures. */
final class PageLanguage {

    static final PageLanguage ENGLISH = new PageLanguage("en", "en", new Properties());
    static final PageLanguage CHINESE = new PageLanguage("zh", "zh-Hans", Resources.properties("causes.zh.properties"));

    private static final List<PageLanguage> ALL = List.of(ENGLISH, CHINESE);

    private final String name;
    private final String tag;
    private final Properties labels;
    private final Properties causes;

    private PageLanguage(String name, String tag, Properties causes) {
        this.name = name;
        this.tag = tag;
        this.labels = Resources.properties("labels." + name + ".properties");
        this.causes = causes;
    }

    static PageLanguage of(String name) {
        return ALL.stream()
                .filter(language -> language.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no page in the language \"" + name
                        + "\"; choose from: "
                        + String.join(", ", ALL.stream().map(PageLanguage::name).toList())));
    }

    /** Returns the name in {@code course.json}. */
    String name() {
        return name;
    }

    /** Returns the value of "lang" in HTML. */
    String tag() {
        return tag;
    }

    /** Returns the label with {0}, {1} and so on replaced. */
    String label(String key, Object... arguments) {
        String pattern = labels.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("labels." + name + ".properties lacks " + key);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** Returns the sentence about a cause; empty if the English text of the diagnosis says it. */
    Optional<String> cause(String cause) {
        return Optional.ofNullable(causes.getProperty(cause));
    }
}
