// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** How long a thread has had a processor: on a busy machine, work takes longer than it costs. */
public final class ProcessorTime {
    private ProcessorTime() {}

    /** Nanoseconds of the thread that asks; where nobody counts them, as {@link System#nanoTime()}. */
    public static LongSupplier ofThread() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }
}
