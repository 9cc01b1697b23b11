package io.beras.io;

/** Text from a file, perhaps a damaged one, in a form that is fit for a message of one sentence. */
final class Quoted {

    private static final int LONGEST = 100;

    private Quoted() {}

    static String of(String text) {
        String shortened = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return '"' + shortened.replaceAll("\\p{Cc}", "?") + '"';
    }
}
