// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The call's answer is recorded: always where it changes something, else where it is refused. What the answer does not say
 * itself the resource tells the {@link Trail}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
    /** What it is recorded as. */
    Act value();
}
