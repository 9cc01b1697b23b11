package io.beras.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the text of an object with settings: the class and the settings that differ from their defaults.
 *
 * <pre>{@code
 * new SettingsText(adam).value("learningRate", 0.001).unlessDefault("beta1", 0.9, 0.9).ifTrue("amsgrad", true)
 *         .toString()                                                  // Adam(learningRate=0.001, amsgrad)
 * }</pre>
 */
public final class SettingsText {

    private final String name;
    private final List<String> settings = new ArrayList<>();

    /** Creates the text of this object, without settings. */
    public SettingsText(Object described) {
        name = ClassNames.kind(described);
    }

    /** Adds a setting. */
    public SettingsText value(String setting, Object value) {
        settings.add(setting + "=" + of(value));
        return this;
    }

    /** Adds a setting if its value is not the default. */
    public SettingsText unlessDefault(String setting, double value, double standard) {
        return value == standard ? this : value(setting, value);
    }

    /** Adds the name of an option that is on. */
    public SettingsText ifTrue(String option, boolean isOn) {
        return isOn ? text(option) : this;
    }

    /** Adds a text in place of a name and a value. */
    public SettingsText text(String text) {
        settings.add(text);
        return this;
    }

    /** Returns a value as text: 0.001, 1e-7 and 30 instead of 1.0E-7 and 30.0; "lambda" for a lambda. */
    public static String of(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return value.toString()
                    .replace(".0E", "E")
                    .replaceFirst("\\.0$", "")
                    .replace('E', 'e');
        }
        return value.getClass().isHidden() ? "lambda" : value.toString();
    }

    @Override
    public String toString() {
        return name + "(" + String.join(", ", settings) + ")";
    }
}
