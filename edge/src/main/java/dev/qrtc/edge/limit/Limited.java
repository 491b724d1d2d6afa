// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.limit;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The call is counted, and is 429 {@code slow_down} with a Retry-After where there were too many: of the network that it comes
 * from before its token is looked at, so that forged ones cost their sender, and of its principal afterwards.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Limited {
    /** What it is counted as. */
    Call value();
}
