// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.encode;

/**
 * How the codewords of a symbol are divided into blocks (ISO/IEC 18004, table 9): all have the same number of error correction
 * codewords, and the first ones may have one data codeword less than the others.
 *
 * @param count blocks
 * @param data data codewords of all blocks
 * @param correction error correction codewords of each block
 */
record Blocks(int count, int data, int correction) {
    /** Error correction codewords of a block, by level L, M, Q, H and version. */
    private static final byte[][] CORRECTION = {
        {
            7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, //
            28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
        },
        {
            10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, //
            26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28
        },
        {
            13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, //
            28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
        },
        {
            17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, //
            30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
        }
    };

    /** Blocks, by level L, M, Q, H and version. */
    private static final byte[][] COUNT = {
        {
            1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, //
            8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25
        },
        {
            1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, //
            17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49
        },
        {
            1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, //
            23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68
        },
        {
            1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, //
            25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81
        }
    };

    static Blocks of(int version, Ecc ecc) {
        int count = COUNT[ecc.step()][version - 1];
        int correction = CORRECTION[ecc.step()][version - 1];
        return new Blocks(count, dataModules(version) / 8 - count * correction, correction);
    }

    /** All codewords. */
    int total() {
        return data + count * correction;
    }

    /** Data codewords of a block. */
    int dataOf(int block) {
        return data / count + (block < count - data % count ? 0 : 1);
    }

    /** Modules that hold codewords, up to 7 remainder bits among them: all but those of the patterns and of what is said of the symbol. */
    static int dataModules(int version) {
        int modules = (16 * version + 128) * version + 64;
        if (version >= 2) {
            int alignment = version / 7 + 2;
            modules -= (25 * alignment - 10) * alignment - 55;
        }
        return version >= 7 ? modules - 36 : modules;
    }

    /** The block of a codeword, by its place among those of the symbol. */
    int blockOf(int codeword) {
        int shortest = data / count;
        if (codeword < shortest * count) {
            return codeword % count;
        }
        return codeword < data ? codeword - shortest * count + count - data % count : (codeword - data) % count;
    }

    /** The data with its error correction, block by block taken in turns (ISO/IEC 18004, 7.6). */
    byte[] withCorrection(byte[] codewords) {
        ReedSolomon code = ReedSolomon.of(correction);
        byte[] all = new byte[total()];
        byte[] remainder = new byte[correction];
        int shortest = data / count;
        int from = 0;
        for (int block = 0; block < count; block++) {
            int length = dataOf(block);
            code.remainder(codewords, from, length, remainder);
            for (int i = 0; i < shortest; i++) {
                all[i * count + block] = codewords[from + i];
            }
            if (length > shortest) {
                all[shortest * count + block - (count - data % count)] = codewords[from + shortest];
            }
            for (int i = 0; i < correction; i++) {
                all[data + i * count + block] = remainder[i];
            }
            from += length;
        }
        return all;
    }
}
