// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The errors of a call's own, for its description; those of every call, of its body and of its token are known anyway. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Problems {
    /** Codes that have a status. */
    ErrorCode[] value();
}
