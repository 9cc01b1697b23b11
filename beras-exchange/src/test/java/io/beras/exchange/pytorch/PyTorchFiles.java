package io.beras.exchange.pytorch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files in the format of PyTorch for the tests, pickles by their bytes. */
final class PyTorchFiles {

    /** The start of a pickle of protocol 2. */
    static final String START = "\u0080\u0002";

    private PyTorchFiles() {}

    /** Returns a pickle of these instructions, one byte for each character, between the start and the stop. */
    static byte[] pickle(String instructions) {
        return (START + instructions + ".").getBytes(ISO_8859_1);
    }

    /** Returns the instruction for a text. */
    static String text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return "X" + (char) (bytes.length & 0xFF) + (char) (bytes.length >> 8) + "\0\0" + new String(bytes, ISO_8859_1);
    }

    /** Returns the instructions for a tensor of a storage "0". Sizes are instructions, too: "K\2" is 2. */
    static String tensor(String storageClass, String length, String offset, String shape, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" + storageClass + "\n" + text("0")
                + text("cpu") + length + "tQ" + offset + "(" + shape + "t(" + strides
                + "t\u0089ccollections\nOrderedDict\n)RtR";
    }

    /** Returns a pickle of a dictionary with one tensor "w". */
    static byte[] dictionary(String tensor) {
        return pickle("}" + text("w") + tensor + "s");
    }

    /** Returns a file with this pickle and a storage "0" of two floats. */
    static byte[] archive(byte[] pickle) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/data.pkl", pickle);
        entries.put("a/byteorder", "little".getBytes(UTF_8));
        entries.put("a/data/0", new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40});
        return archive(entries, ZipEntry.STORED);
    }

    /** Returns a file with these entries. */
    static byte[] archive(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> named : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(named.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 checksum = new CRC32();
                    checksum.update(named.getValue());
                    entry.setCrc(checksum.getValue());
                    entry.setSize(named.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(named.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
