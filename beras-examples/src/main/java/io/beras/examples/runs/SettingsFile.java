package io.beras.examples.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.beras.core.messages.Quoted;
import io.beras.io.AtomicFiles;
import io.beras.io.DataFileException;
import io.beras.io.DataFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A file of settings in the format of {@link Properties}, in UTF-8.
 *
 * <pre>{@code
 * # comment
 * layers = 256,128
 * learning-rate = 0.01
 * }</pre>
 */
public final class SettingsFile {

    private SettingsFile() {}

    /** Collects the settings, and refuses a name that occurs twice. */
    private static final class Settings extends Properties {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Object put(Object name, Object value) {
            if (containsKey(name)) {
                throw new IllegalArgumentException(
                        "sets " + Quoted.of(String.valueOf(name)) + " twice; remove one line");
            }
            return super.put(name, value);
        }
    }

    /**
     * Returns the settings of a file, by name.
     *
     * @throws DataFileException if the file cannot be read, or sets a name twice
     */
    public static Map<String, String> read(Path file) throws DataFileException {
        DataFiles.requireFile(file, "a file of settings such as epochs = 3");
        Properties settings = new Settings();
        try (Reader text = new InputStreamReader(DataFiles.open(file), UTF_8.newDecoder())) {
            settings.load(text);
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        } catch (IllegalArgumentException e) { // a name that occurs twice, or \\u without four digits
            throw new DataFileException(file + " " + e.getMessage(), e);
        }
        Map<String, String> values = new TreeMap<>();
        for (String name : settings.stringPropertyNames()) {
            values.put(name, settings.getProperty(name).strip());
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * Writes settings below a comment, in the order of the map.
     *
     * @throws IOException if the file cannot be written; an existing file then stays unchanged
     */
    public static void write(Path file, String comment, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder("# ").append(comment).append('\n');
        values.forEach((name, value) ->
                text.append(name).append(" = ").append(escaped(value)).append('\n'));
        AtomicFiles.write(file, out -> out.write(text.toString().getBytes(UTF_8)));
    }

    private static String escaped(String value) {
        String text = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return text.startsWith(" ") ? "\\" + text : text;
    }
}
