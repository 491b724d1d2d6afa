// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.picture;

/**
 * Counts the scans of a JPEG (ITU-T T.81, B.1): each goes over the whole picture, so a small file with thousands of them keeps a
 * decoder busy for minutes.
 */
final class JpegScans {
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;

    private JpegScans() {}

    /** The SOS markers before the end of the picture. Thumbnails inside segments do not count. */
    static int count(byte[] jpeg) {
        int scans = 0;
        int at = nextMarker(jpeg, 2);
        while (at < jpeg.length) {
            int marker = jpeg[at] & 0xff;
            if (marker == EOI) {
                break;
            }
            if (marker == SOS) {
                scans++;
            }
            at = nextMarker(jpeg, at + 1 + segmentLength(jpeg, at + 1));
        }
        return scans;
    }

    /** Where the next marker's code is, or the end. Decoders skip garbage and data of scans in the same way. */
    private static int nextMarker(byte[] jpeg, int from) {
        for (int at = from; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && !isFillOrStuffing(jpeg[at + 1] & 0xff)) {
                return at + 1;
            }
        }
        return jpeg.length;
    }

    /** A stuffed zero, a fill byte, a restart marker or one of the others that stand alone. */
    private static boolean isFillOrStuffing(int code) {
        return code == 0 || code == 0xff || code == 0x01 || (code >= 0xd0 && code <= 0xd8);
    }

    private static int segmentLength(byte[] jpeg, int at) {
        return at + 1 < jpeg.length ? (jpeg[at] & 0xff) << 8 | (jpeg[at + 1] & 0xff) : 0;
    }
}
