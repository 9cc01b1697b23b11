package io.beras.autograder.gradebook;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The texts of the class's page in the lecturer's language. */
final class PageText {

    /** The languages that have texts. */
    static final List<String> LANGUAGES = List.of("en", "zh");

    private final String language;
    private final ResourceBundle texts;

    /**
     * Loads the texts.
     *
     * @throws IllegalArgumentException if there are no texts in this language
     */
    PageText(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "The page has no texts in \"" + language + "\"; choose one of: " + String.join(", ", LANGUAGES));
        }
        this.language = language;
        texts = ResourceBundle.getBundle(
                PageText.class.getPackageName() + ".class-page",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String language() {
        return language;
    }

    String of(String key, Object... values) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(values);
    }

    List<String> header(String... keys) {
        return Arrays.stream(keys).map(this::of).toList();
    }

    /** Returns a title in the language, else in English, else the name. */
    String title(Map<String, String> titles, String name) {
        return titles.getOrDefault(language, titles.getOrDefault("en", name));
    }
}
