package io.beras.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The bytes of messages, derived by hand from the documentation of Protocol Buffers. */
class ProtobufMessageTest {

    /** Key 08 is field 1 · 8 + type 0. 300 is 10 0101100 in binary: first the low 7 bits with a 1 before them, then the rest. */
    @Test
    void anIntegerHasSevenBitsInEachByte() throws IOException {
        assertBytes("08 00", new ProtobufMessage().varint(1, 0));
        assertBytes("08 7F", new ProtobufMessage().varint(1, 127));
        assertBytes("08 80 01", new ProtobufMessage().varint(1, 128));
        assertBytes("08 AC 02", new ProtobufMessage().varint(1, 300));
    }

    /** −1 is 64 ones: nine groups of seven ones, and a last bit. −2 ends with a zero. */
    @Test
    void aNegativeIntegerHasTenBytes() throws IOException {
        assertBytes("08 FF FF FF FF FF FF FF FF FF 01", new ProtobufMessage().varint(1, -1));
        assertBytes("08 FE FF FF FF FF FF FF FF FF 01", new ProtobufMessage().varint(1, -2));
        assertBytes("08 80 80 80 80 80 80 80 80 80 01", new ProtobufMessage().varint(1, Long.MIN_VALUE));
        assertBytes("08 FF FF FF FF FF FF FF FF 7F", new ProtobufMessage().varint(1, Long.MAX_VALUE));
    }

    /** 16 · 8 + 0 is 128, which needs two bytes. */
    @Test
    void aFieldFrom16OnHasAKeyOfTwoBytes() throws IOException {
        assertBytes("78 01", new ProtobufMessage().varint(15, 1));
        assertBytes("80 01 01", new ProtobufMessage().varint(16, 1));
        assertBytes("A0 01 07", new ProtobufMessage().varint(20, 7));
    }

    /** 1.0 is 3F800000: sign 0, exponent 127, fraction 0. The low byte comes first. Key 15 is field 2 · 8 + type 5. */
    @Test
    void aFloatHasFourBytes() throws IOException {
        assertBytes("15 00 00 80 3F", new ProtobufMessage().float32(2, 1));
        assertBytes("15 00 00 00 C0", new ProtobufMessage().float32(2, -2));
    }

    /** Key 12 is field 2 · 8 + type 2. A text has the number of its UTF-8 bytes before it. */
    @Test
    void aTextHasItsLengthBeforeIt() throws IOException {
        assertBytes("12 05 62 65 72 61 73", new ProtobufMessage().text(2, "beras"));
        assertBytes("12 02 C3 A9", new ProtobufMessage().text(2, "é"));
        assertBytes("12 00", new ProtobufMessage().text(2, ""));
    }

    @Test
    void aListRepeatsTheKey() throws IOException {
        assertBytes("08 03 08 AC 02", new ProtobufMessage().varints(1, 3, 300));
        assertBytes("", new ProtobufMessage().varints(1));
        assertBytes("12 01 61 12 01 62", new ProtobufMessage().texts(2, List.of("a", "b")));
    }

    /** The example of the documentation: 1A 03 08 96 01 is a message in field 3 with 150 in field 1. */
    @Test
    void aMessageInsideAMessageHasItsLengthBeforeIt() throws IOException {
        ProtobufMessage inner = new ProtobufMessage().varint(1, 150);
        assertBytes("1A 03 08 96 01", new ProtobufMessage().message(3, inner));

        ProtobufMessage middle = new ProtobufMessage().message(3, inner).varint(4, 1); // 5 + 2 bytes
        assertBytes("0A 07 1A 03 08 96 01 20 01", new ProtobufMessage().message(1, middle));
    }

    /** A block of 200 bytes has a length of two bytes: 200 is 1 1001000 in binary. */
    @Test
    void theSizeIsTheNumberOfBytes() throws IOException {
        ProtobufMessage message = new ProtobufMessage().bytes(9, new byte[200]);

        assertEquals(1 + 2 + 200, message.size());
        assertEquals("4AC801" + "00".repeat(200), hex(message));
    }

    @Property
    void anIntegerIsReadBack(@ForAll long value) throws IOException {
        ProtobufReader reader =
                new ProtobufReader(HexFormat.of().parseHex(hex(new ProtobufMessage().varint(1, value))));

        assertEquals(value, reader.integer(1));
    }

    private static void assertBytes(String expected, ProtobufMessage message) throws IOException {
        assertEquals(expected.replace(" ", ""), hex(message));
        assertEquals(expected.replace(" ", "").length() / 2, message.size());
    }

    private static String hex(ProtobufMessage message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return HexFormat.of().withUpperCase().formatHex(out.toByteArray());
    }
}
