// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec.read;

import dev.qrtc.codec.picture.ImageRefused;
import dev.qrtc.codec.picture.PictureLimits;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;

/** What may happen with any bytes at all: codes, none, or a refusal, within two seconds. */
final class AnyBytes {
    private static final Duration LATEST = Duration.ofSeconds(2);

    /** As the service has them. */
    private static final PictureLimits LIMITS = new PictureLimits(
            10 << 20, 40_000_000, 12_000, 25, 64 << 20, Duration.ofMillis(1500), Duration.ofMillis(60));

    private static final CodeFinder FINDER = new CodeFinder(LIMITS, Chain.standard(), System::nanoTime);

    private AnyBytes() {}

    /** Another process may have had the processor: what is slow for itself is slow every time. */
    static void areReadOrRefusedInTime(byte[] file) {
        if (IntStream.range(0, 3).noneMatch(attempt -> areReadOrRefused(file) < LATEST.toNanos())) {
            throw new AssertionError("too slow: " + described(file));
        }
    }

    /** How many nanoseconds it took. */
    @SuppressWarnings("CatchingUnchecked") // Errors too: they name the file that caused them.
    private static long areReadOrRefused(byte[] file) {
        long begin = System.nanoTime();
        try {
            FINDER.find(file);
        } catch (ImageRefused expected) {
            // This is the other legal end.
        } catch (Throwable other) {
            throw new AssertionError(described(file), other);
        }
        return System.nanoTime() - begin;
    }

    private static String described(byte[] file) {
        return file.length + " bytes: " + Base64.getEncoder().encodeToString(file);
    }
}
