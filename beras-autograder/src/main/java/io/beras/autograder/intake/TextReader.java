package io.beras.autograder.intake;

import java.io.IOException;
import java.util.Optional;

/** Reads the files of a submission as text, within the limits. */
final class TextReader {

    private final FileTree tree;
    private final Notes notes;
    private long bytes;

    TextReader(FileTree tree, Notes notes) {
        this.tree = tree;
        this.notes = notes;
    }

    /** Returns the text of a file; nothing, and a note, if it is too large or damaged. */
    Optional<String> read(String path) {
        if (bytes > Limits.ALL_BYTES) {
            notes.add("The files together are larger than " + Limits.ALL_BYTES / 1_000_000
                    + " MB; those after that size were left out.");
            return Optional.empty();
        }
        try {
            byte[] content = tree.read(path, Limits.FILE_BYTES + 1);
            bytes += content.length;
            if (content.length > Limits.FILE_BYTES) {
                notes.add(Notes.quoted(path) + " is larger than " + Limits.FILE_BYTES / 1_000_000
                        + " MB, and was left out; a source file has a few kB.");
                return Optional.empty();
            }
            String text = Encodings.text(content);
            Encodings.wrongLine(content)
                    .ifPresent(line -> notes.add(Notes.quoted(path) + " is not in UTF-8 (line " + line
                            + "); its characters may be wrong. Save it in UTF-8."));
            return Optional.of(text);
        } catch (IOException e) {
            notes.add(Notes.quoted(path) + " is damaged, and was left out; submit it again.");
            return Optional.empty();
        }
    }
}
