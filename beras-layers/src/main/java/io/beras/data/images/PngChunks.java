package io.beras.data.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a PNG file that decide its pixels.
 *
 * <p>Format: 8 bytes of signature, then chunks: the length, four letters, the data, and a checksum. The decoder is given the
 * header, the palette and the pixels only. So no color profile and no gamma changes the stored values, and no text chunk that
 * unpacks to gigabytes is unpacked.
 *
 * <p>Source: W3C, "Portable Network Graphics (PNG) Specification", second edition, 2003.
 *
 * @param decodable a PNG file of the chunks that the decoder needs
 * @param palette the red, green and blue bytes of each color; empty without a palette
 * @param transparency the opacity of each color of the palette, or the transparent color as 16-bit values; may be empty
 * @param orientation the {@link ExifOrientation}
 */
record PngChunks(byte[] decodable, byte[] palette, byte[] transparency, int orientation) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> DECODED = Set.of("IHDR", "PLTE", "IDAT", "IEND");
    private static final int HEADER_BYTES = 13;
    private static final int INDEXED = 3;
    private static final int MAX_PALETTE_BYTES = 3 * 256;

    /** Returns whether bytes start as a PNG file. */
    static boolean start(byte[] bytes) {
        return bytes.length >= SIGNATURE.length && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, 8);
    }

    /** Parses a file, and checks the checksums of the chunks that decide its pixels. */
    static PngChunks parse(byte[] file) throws ImageFileException {
        ByteArrayOutputStream decodable = new ByteArrayOutputStream(file.length);
        decodable.writeBytes(SIGNATURE);
        byte @Nullable [] palette = null;
        byte[] transparency = {};
        int orientation = ExifOrientation.UPRIGHT;
        int colorType = -1;
        int bits = 0;
        boolean hasPixels = false;
        int position = SIGNATURE.length;
        String name = "";
        while (!name.equals("IEND")) {
            Chunk chunk = Chunk.at(file, position);
            name = chunk.name;
            if ((colorType < 0) != name.equals("IHDR")) {
                throw damaged("its header is missing, or is there twice");
            }
            switch (name) {
                case "IHDR" -> {
                    requireHeader(chunk, file);
                    bits = chunk.data[8];
                    colorType = chunk.data[9];
                }
                case "PLTE" -> {
                    requirePalette(chunk.data, colorType, bits, palette != null || hasPixels);
                    palette = chunk.data;
                }
                case "IDAT" -> hasPixels = true;
                case "tRNS" -> transparency = chunk.data;
                case "IEND" -> {}
                case "eXIf" -> orientation = ExifOrientation.of(chunk.data);
                default -> requireAncillary(name);
            }
            if (DECODED.contains(name) && !(name.equals("PLTE") && colorType != INDEXED)) {
                decodable.write(file, position, chunk.length());
            }
            position += chunk.length();
        }
        requireParts(colorType, palette, hasPixels);
        requireTransparency(transparency, colorType, palette);
        return new PngChunks(
                decodable.toByteArray(), palette == null ? new byte[0] : palette, transparency, orientation);
    }

    private static void requireHeader(Chunk header, byte[] file) throws ImageFileException {
        if (header.data.length != HEADER_BYTES) {
            throw damaged("its header has " + header.data.length + " bytes instead of " + HEADER_BYTES);
        }
        ByteBuffer data = ByteBuffer.wrap(header.data);
        int bits = data.get(8);
        int colorType = data.get(9);
        boolean valid = switch (colorType) {
            case 0 -> Set.of(1, 2, 4, 8, 16).contains(bits);
            case INDEXED -> Set.of(1, 2, 4, 8).contains(bits);
            case 2, 4, 6 -> bits == 8 || bits == 16;
            default -> false;
        };
        if (!valid) {
            throw damaged("its header states " + bits + " bits of the color type " + colorType + ", which PNG lacks");
        }
        int samples = colorType == 2 ? 3 : colorType == 4 ? 2 : colorType == 6 ? 4 : 1;
        ImageLimits.requireDecodable(
                Integer.toUnsignedLong(data.getInt(4)),
                Integer.toUnsignedLong(data.getInt(0)),
                bits * samples,
                file.length);
    }

    private static void requirePalette(byte[] palette, int colorType, int bits, boolean misplaced)
            throws ImageFileException {
        boolean fits = colorType != INDEXED || palette.length <= 3 << bits;
        if (misplaced
                || palette.length == 0
                || palette.length % 3 != 0
                || palette.length > MAX_PALETTE_BYTES
                || !fits) {
            throw damaged("its palette of " + palette.length + " bytes is not a palette of its colors");
        }
    }

    private static void requireAncillary(String name) throws ImageFileException {
        if (Character.isUpperCase(name.charAt(0))) {
            throw damaged("it has the unknown chunk \"" + name + "\"");
        }
    }

    private static void requireParts(int colorType, byte @Nullable [] palette, boolean hasPixels)
            throws ImageFileException {
        if (!hasPixels) {
            throw damaged("it has no pixels");
        }
        if (colorType == INDEXED && palette == null) {
            throw damaged("it has no palette, which its pixels need");
        }
    }

    private static void requireTransparency(byte[] transparency, int colorType, byte @Nullable [] palette)
            throws ImageFileException {
        boolean valid = switch (colorType) {
            case 0 -> transparency.length == 0 || transparency.length == 2;
            case 2 -> transparency.length == 0 || transparency.length == 6;
            case INDEXED -> palette != null && transparency.length <= palette.length / 3;
            default -> true; // the pixels have their own opacity
        };
        if (!valid) {
            throw damaged("its list of transparent colors has " + transparency.length + " bytes");
        }
    }

    private static ImageFileException damaged(String reason) {
        return new ImageFileException("is damaged: " + reason);
    }

    private record Chunk(String name, byte[] data) {

        private static final int FRAME_BYTES = 12;

        static Chunk at(byte[] file, int position) throws ImageFileException {
            long length = file.length - position < FRAME_BYTES
                    ? Long.MAX_VALUE
                    : Integer.toUnsignedLong(ByteBuffer.wrap(file).getInt(position));
            if (length > file.length - position - FRAME_BYTES) {
                throw damaged("it ends before its last chunk does");
            }
            int end = position + 8 + (int) length;
            String name = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
            CRC32 checksum = new CRC32();
            checksum.update(file, position + 4, (int) length + 4);
            boolean decides = DECODED.contains(name) || name.equals("tRNS");
            if (decides && (int) checksum.getValue() != ByteBuffer.wrap(file).getInt(end)) {
                throw damaged("the checksum of its chunk \"" + name + "\" is wrong");
            }
            return new Chunk(name, Arrays.copyOfRange(file, position + 8, end));
        }

        int length() {
            return data.length + FRAME_BYTES;
        }
    }
}
