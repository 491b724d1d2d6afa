// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.openapi;

import dev.qrtc.edge.caller.RequiresPeer;
import dev.qrtc.edge.caller.RequiresScope;
import dev.qrtc.edge.caller.RequiresToken;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What opens a call: one of these tokens.
 *
 * @param scope that an access token must carry; none: its principal decides
 */
record Access(List<Scheme> schemes, Optional<String> scope) {
    /** A kind of token, as a security scheme. */
    enum Scheme {
        ACCESS("access-token", "An access token, from POST /oauth2/token or a trusted issuer"),
        PEER("peer-token", "A peer token, from creating or claiming: one role of one pairing");

        private final String title;
        private final String description;

        Scheme(String title, String description) {
            this.title = title;
            this.description = description;
        }

        String title() {
            return title;
        }

        String description() {
            return description;
        }
    }

    /** What a resource's method, or its class, asks for; empty where it is open to everybody. */
    static Optional<Access> of(MethodInfo method) {
        var scope = found(method, RequiresScope.class);
        if (scope != null) {
            return Optional.of(
                    new Access(List.of(Scheme.ACCESS), Optional.of(scope.value().asString())));
        }
        if (found(method, RequiresPeer.class) != null) {
            return Optional.of(new Access(List.of(Scheme.PEER), Optional.empty()));
        }
        return found(method, RequiresToken.class) == null
                ? Optional.empty()
                : Optional.of(new Access(List.of(Scheme.PEER, Scheme.ACCESS), Optional.empty()));
    }

    List<SecurityRequirement> requirements() {
        return schemes.stream()
                .map(scheme -> OASFactory.createSecurityRequirement()
                        .addScheme(scheme.title(), scope.map(List::of).orElse(List.of())))
                .toList();
    }

    private static @Nullable AnnotationInstance found(MethodInfo method, Class<? extends Annotation> type) {
        var name = DotName.createSimple(type);
        var own = method.annotation(name);
        return own == null ? method.declaringClass().declaredAnnotation(name) : own;
    }
}
