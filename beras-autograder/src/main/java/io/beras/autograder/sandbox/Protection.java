package io.beras.autograder.sandbox;

/**
 * Names what a {@link Sandbox} keeps a submission from doing. A grader shows the texts of the held and of the missing
 * protections at the head of its report.
 */
public enum Protection {
    /** The submission runs as a user that owns nothing. */
    OTHER_USER(
            "another user: the submission cannot read or change the grader's files, nor end the grader",
            "another user: the submission runs as the user of the grader, and has all rights of this user that no other"
                    + " protection takes; run the grader as root in a container"),
    /** The submission opens no connection. */
    NO_NETWORK(
            "no network: the submission cannot fetch or send anything",
            "no network: the submission can open connections, for example to fetch a solution; unplug the machine, or"
                    + " grade on Linux with perl or unshare"),
    /** The submission sees its own processes only. */
    PROCESS_NAMESPACE(
            "processes of its own: the submission sees no other process",
            "processes of its own: the submission sees the names of other processes; allow unshare"),
    /** The submission writes into its own folder only. */
    OWN_FOLDER_ONLY(
            "its own folder only: the submission writes nowhere else, and reads only the system and its class path",
            "its own folder only: the submission can read and write wherever its user can, such as in /tmp; grade on"
                    + " Linux 5.13 or later with perl"),
    /** Memory outside the heap, processor time and the size of a file have limits. */
    RESOURCE_LIMITS(
            "limits of memory, processor time and file sizes",
            "limits of memory, processor time and file sizes: only the heap and the patience of the grader limit the"
                    + " submission; install prlimit (util-linux)"),
    /** No process of the submission outlives it. */
    NO_LEFTOVERS(
            "no leftovers: every process that the submission starts is ended with it",
            "no leftovers: a process that the submission detaches may go on; look for unknown processes afterwards");

    private final String text;
    private final String textIfMissing;

    Protection(String text, String textIfMissing) {
        this.text = text;
        this.textIfMissing = textIfMissing;
    }

    /** Returns what the protection does, for the report of a grader. */
    public String text() {
        return text;
    }

    /** Returns what a submission can do without the protection, and the remedy. */
    public String textIfMissing() {
        return textIfMissing;
    }
}
