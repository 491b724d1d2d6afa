// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The call is opened by an access token with a scope: 401 {@code unauthenticated} without a valid one, 403
 * {@code insufficient_scope} without the scope (RFC 6750, 3.1). The resource injects {@link Caller}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {
    /** The scope, such as {@code pairing:present}. */
    String value();
}
