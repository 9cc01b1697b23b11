package io.beras.autograder.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SHA-256 of names and texts: the same for a zip file and its folder, and for CR LF and LF. */
final class ContentHash {

    private ContentHash() {}

    static String of(Map<String, String> sources, Map<String, String> otherFiles) {
        SortedMap<String, String> all = new TreeMap<>(sources);
        all.putAll(otherFiles);
        MessageDigest digest = sha256();
        for (Entry<String, String> file : all.entrySet()) {
            add(digest, file.getKey());
            add(digest, file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length comes first, so that no other names and texts have the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
