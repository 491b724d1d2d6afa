// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr.work;

import java.util.function.BooleanSupplier;

/** Work that stops early when nobody wants its result any more. */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does it.
     *
     * @param gone true once nobody waits for the result; asked often, from the thread that works
     * @throws Exception what the caller gets instead of a result
     */
    T run(BooleanSupplier gone) throws Exception;
}
