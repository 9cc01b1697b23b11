package io.beras.data.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The segments of a JPEG file that decide its pixels.
 *
 * <p>The decoder is given the file without the segments of applications, so that no color profile changes the stored values.
 * One new segment states the color space of the samples by the rules of libjpeg, which most programs use.
 *
 * <p>Source: ITU-T, "Recommendation T.81: Digital compression and coding of continuous-tone still images", 1992; Adobe
 * Systems, "Technical Note 5116: Supporting the DCT Filters in PostScript Level 2", 1992.
 *
 * @param decodable a JPEG file of the segments that the decoder needs
 * @param height the number of rows
 * @param width the number of columns
 * @param components the number of samples of a pixel
 * @param lumaAndChroma whether the first three samples are Y, Cb and Cr, not red, green and blue or cyan, magenta, yellow
 * @param orientation the {@link ExifOrientation}
 */
record JpegSegments(byte[] decodable, int height, int width, int components, boolean lumaAndChroma, int orientation) {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int ADOBE_TRANSFORM = 11;
    // A file of a thousand scans would take a thousand passes over its pixels.
    private static final int MAX_SCANS = 500;

    /** Returns whether bytes start as a JPEG file. */
    static boolean start(byte[] bytes) {
        return bytes.length > 3
                && bytes[0] == (byte) 0xFF
                && bytes[1] == (byte) START_OF_IMAGE
                && bytes[2] == (byte) 0xFF;
    }

    /** Parses a file up to its end marker. */
    static JpegSegments parse(byte[] file) throws ImageFileException {
        return new Parser(file).parse();
    }

    private static final class Parser {

        private final byte[] file;
        private final ByteArrayOutputStream others;
        private byte[] frame = {};
        private boolean hasJfif;
        private int adobeTransform = -1;
        private int orientation = ExifOrientation.UPRIGHT;
        private int scans;
        private int position = 2;

        Parser(byte[] file) {
            this.file = file;
            this.others = new ByteArrayOutputStream(file.length);
        }

        JpegSegments parse() throws ImageFileException {
            for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
                int start = position;
                int end = start + segmentLength();
                position = end;
                if (marker >= APP0 && marker <= APP15 || marker == COMMENT) {
                    readApplication(marker, Arrays.copyOfRange(file, start + 2, end));
                    continue;
                }
                if (isFrame(marker)) {
                    readFrame(Arrays.copyOfRange(file, start + 2, end));
                } else if (marker == START_OF_SCAN) {
                    skipSamples();
                }
                others.write(0xFF);
                others.write(marker);
                others.write(file, start, position - start);
            }
            if (frame.length == 0 || scans == 0) {
                throw damaged("it has no pixels");
            }
            return segments();
        }

        private JpegSegments segments() {
            int components = frame[5];
            boolean lumaAndChroma = lumaAndChroma(components);
            ByteArrayOutputStream decodable = new ByteArrayOutputStream(others.size() + 32);
            decodable.writeBytes(new byte[] {(byte) 0xFF, (byte) START_OF_IMAGE});
            decodable.writeBytes(
                    components == 4 || components == 3 && !lumaAndChroma
                            ? adobe(lumaAndChroma)
                            : "\u00FF\u00E0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(ISO_8859_1));
            decodable.writeBytes(others.toByteArray());
            decodable.writeBytes(new byte[] {(byte) 0xFF, (byte) END_OF_IMAGE});
            return new JpegSegments(decodable.toByteArray(), size(1), size(3), components, lumaAndChroma, orientation);
        }

        private static byte[] adobe(boolean lumaAndChroma) {
            return ("\u00FF\u00EE\0\u000EAdobe\0\u0064\0\0\0\0" + (lumaAndChroma ? '\2' : '\0')).getBytes(ISO_8859_1);
        }

        /** Decides as libjpeg does: JFIF and Adobe come first, then the names of the components. */
        private boolean lumaAndChroma(int components) {
            if (components == 4) {
                return adobeTransform > 0;
            }
            if (hasJfif || adobeTransform >= 0) {
                return hasJfif || adobeTransform > 0;
            }
            return components != 3 || !(frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B');
        }

        private void readApplication(int marker, byte[] data) {
            String text = new String(data, ISO_8859_1);
            if (marker == APP0 && text.startsWith("JFIF\0")) {
                hasJfif = true;
            } else if (marker == APP1 && text.startsWith("Exif\0\0")) {
                orientation = ExifOrientation.of(Arrays.copyOfRange(data, 6, data.length));
            } else if (marker == APP14 && text.startsWith("Adobe") && data.length > ADOBE_TRANSFORM) {
                adobeTransform = Byte.toUnsignedInt(data[ADOBE_TRANSFORM]);
            }
        }

        private void readFrame(byte[] data) throws ImageFileException {
            if (frame.length > 0 || data.length < 6 || data.length != 6 + 3 * data[5]) {
                throw damaged("the header of its pixels is cut short, or is there twice");
            }
            frame = data;
            if (frame[0] != 8) {
                throw new ImageFileException(
                        "has " + frame[0] + " bits for each sample; convert it to 8 bits, or to PNG");
            }
            if (frame[5] != 1 && frame[5] != 3 && frame[5] != 4) {
                throw new ImageFileException("has " + frame[5] + " samples for each pixel; convert it to RGB");
            }
            ImageLimits.requireDecodable(size(1), size(3), 8 * frame[5], file.length);
        }

        private int size(int offset) {
            return Byte.toUnsignedInt(frame[offset]) << 8 | Byte.toUnsignedInt(frame[offset + 1]);
        }

        private void skipSamples() throws ImageFileException {
            if (++scans > MAX_SCANS) {
                throw damaged("it draws its pixels more than " + MAX_SCANS + " times");
            }
            // In the samples, 0 and the restart markers D0 to D7 follow a byte FF; another byte ends the samples.
            while (position + 1 < file.length) {
                int next = Byte.toUnsignedInt(file[position + 1]);
                if (file[position] == (byte) 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    return;
                }
                position++;
            }
        }

        private int nextMarker() throws ImageFileException {
            while (position + 1 < file.length) {
                int next = Byte.toUnsignedInt(file[position + 1]);
                if (file[position] != (byte) 0xFF) {
                    throw damaged("a segment does not start where the segment before it ends");
                }
                position++;
                if (next != 0xFF) { // any number of bytes FF may precede a marker
                    position++;
                    return next;
                }
            }
            throw damaged("it ends before its end marker");
        }

        private int segmentLength() throws ImageFileException {
            int length = position + 1 < file.length
                    ? Byte.toUnsignedInt(file[position]) << 8 | Byte.toUnsignedInt(file[position + 1])
                    : 0;
            if (length < 2 || length > file.length - position) {
                throw damaged("it ends within a segment");
            }
            return length;
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        private static ImageFileException damaged(String reason) {
            return new ImageFileException("is damaged: " + reason);
        }
    }
}
