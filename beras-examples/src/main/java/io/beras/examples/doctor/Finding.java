package io.beras.examples.doctor;

import com.google.gson.annotations.SerializedName;

/**
 * A result of an examination.
 *
 * @param topic the thing that was examined, in one word
 * @param level the level of the finding
 * @param text the finding in one line
 * @param remedy what to do; empty if nothing is to do
 */
public record Finding(String topic, Level level, String text, String remedy) {

    /** The level of a finding. */
    public enum Level {
        /** Nothing is to do. */
        @SerializedName("ok")
        OK,
        /** Beras works, but more slowly, or not all of it. */
        @SerializedName("warning")
        WARNING,
        /** Beras does not work. */
        @SerializedName("problem")
        PROBLEM
    }

    static Finding ok(String topic, String text) {
        return new Finding(topic, Level.OK, text, "");
    }

    static Finding warning(String topic, String text, String remedy) {
        return new Finding(topic, Level.WARNING, text, remedy);
    }

    static Finding problem(String topic, String text, String remedy) {
        return new Finding(topic, Level.PROBLEM, text, remedy);
    }
}
