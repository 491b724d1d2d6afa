// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * How fast a drawer was.
 *
 * @param cpuSeconds of the one thread that drew
 * @param bytes of the last picture
 */
public record Rate(long renders, double cpuSeconds, int bytes) {
    private static final double NANOS_A_SECOND = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Draws the texts in turn until this thread has worked for so many seconds. */
    public static Rate of(Drawer drawer, List<String> texts, double seconds) {
        long start = THREADS.getCurrentThreadCpuTime();
        long end = start + (long) (seconds * NANOS_A_SECOND);
        long renders = 0;
        int bytes = 0;
        long now;
        do {
            for (String text : texts) {
                bytes = drawer.draw(text).length;
            }
            renders += texts.size();
            now = THREADS.getCurrentThreadCpuTime();
        } while (now < end);
        return new Rate(renders, (now - start) / NANOS_A_SECOND, bytes);
    }
}
