package io.beras.autograder.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apache.commons.io.FileSystem;
import org.apache.commons.lang3.StringUtils;

/**
 * Names of folders that Windows, macOS and Linux permit.
 *
 * <p>A name that had to be changed gets a checksum of the original name, so that two students never share a folder, and a
 * student keeps the folder when others join the class.
 */
final class FolderNames {

    /** Linux permits 255 bytes, and a character takes up to four bytes. */
    private static final int MAX_LENGTH = 60;

    private FolderNames() {}

    /** Returns the name of the folder of each name. */
    static Map<String, String> of(Collection<String> names) {
        Map<String, Long> alike =
                names.stream().collect(Collectors.groupingBy(FolderNames::withoutCase, Collectors.counting()));
        Map<String, String> folders = new TreeMap<>();
        for (String name : names) {
            boolean isUnique = alike.getOrDefault(withoutCase(name), 0L) == 1;
            String legal = legal(name);
            folders.put(name, isUnique && legal.equals(name) ? name : legal + "-" + checksum(name));
        }
        return folders;
    }

    private static String legal(String name) {
        int length = Math.min(MAX_LENGTH, name.codePointCount(0, name.length()));
        String cut = name.substring(0, name.offsetByCodePoints(0, length));
        String legal = StringUtils.stripEnd(FileSystem.WINDOWS.toLegalFileName(cut, '_'), ". ");
        // Windows takes "con.txt" for the console, too.
        boolean isReserved = FileSystem.WINDOWS.isReservedFileName(
                StringUtils.substringBefore(legal, ".").toUpperCase(Locale.ROOT));
        return isReserved ? "_" + legal : legal;
    }

    /** Windows and macOS take names for equal that differ in case, or in the encoding of an accent. */
    private static String withoutCase(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String checksum(String name) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }
}
