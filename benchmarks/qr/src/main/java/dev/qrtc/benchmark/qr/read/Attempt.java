// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.read;

import java.util.List;

/**
 * What one library made of one picture.
 *
 * @param loadNanos from bytes to pixels
 * @param readNanos from pixels to texts
 */
public record Attempt(List<String> texts, long loadNanos, long readNanos) {
    public Attempt {
        texts = List.copyOf(texts);
    }
}
