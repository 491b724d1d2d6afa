// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

/** A library that reads codes, used as its documentation says. */
public interface Contestant {
    /**
     * Reads a picture.
     *
     * @throws Exception where the bytes are no picture
     */
    Attempt read(byte[] picture) throws Exception;
}
