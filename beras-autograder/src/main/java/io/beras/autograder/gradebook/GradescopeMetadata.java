package io.beras.autograder.gradebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Gradescope's file {@code submission_metadata.json} says about a submission.
 *
 * @param submitted when the student submitted, if known
 * @param due when the submission was due, if known
 */
record GradescopeMetadata(Optional<Instant> submitted, Optional<Instant> due) {

    static final String FILE = "submission_metadata.json";

    /** Returns true for the metadata in a student's folder, and for the metadata beside a student's zip file. */
    static boolean isMetadata(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && (name.equals(FILE) || name.endsWith("." + FILE));
    }

    /** Reads a file; the result is empty if the file is damaged. */
    static Optional<GradescopeMetadata> read(Path file) {
        try {
            JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            JsonElement assignment = root.get("assignment");
            Optional<Instant> due =
                    assignment instanceof JsonObject fields ? time(fields, "due_date") : Optional.empty();
            return Optional.of(new GradescopeMetadata(time(root, "created_at"), due));
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(JsonObject fields, String name) {
        @Nullable JsonElement value = fields.get(name);
        return value == null || value.isJsonNull()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(value.getAsString()).toInstant());
    }
}
