package io.beras.autograder.report;

/** A text that tries to break the format of each report. */
final class HostileTexts {

    static final String ALL = "</script></style><b onclick='x()'>bold</b> ]]> &lt; \"{0}\" \u001B[31mred\u001B[0m"
            + " \u0000\u0007 \uD83D \uFFFF \u202Etxt.exe \uD83D\uDE00";

    /** What a report keeps of the text. */
    static final String CLEAN = "</script></style><b onclick='x()'>bold</b> ]]> &lt; \"{0}\" red"
            + " \uFFFD\uFFFD \uFFFD \uFFFD \uFFFDtxt.exe \uD83D\uDE00";

    private HostileTexts() {}
}
