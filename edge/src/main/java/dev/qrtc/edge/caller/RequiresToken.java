// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.caller;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The call is opened by a peer token or an access token: 401 {@code unauthenticated} without a valid one. What either may do
 * is the resource's to decide, which injects {@link Caller}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresToken {}
