// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.TokenKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/**
 * Signs tokens (RFC 7519). It happens where it is called, also on the event loop: HS256 costs some 10 us, ES256 some 120 us and
 * EdDSA some 450 us of a core, which is less than a change of threads and its queue would take from the whole. RS256, which
 * costs 800, goes to threads of its own.
 */
@Singleton
public class TokenSigner {
    private final KeyRing keys;
    private final SigningPool pool;
    private final String issuer;

    @Inject
    TokenSigner(KeyRing keys, SigningPool pool, Site site) {
        this(keys, pool, site.issuer());
    }

    TokenSigner(KeyRing keys, SigningPool pool, String issuer) {
        this.keys = keys;
        this.pool = pool;
        this.issuer = issuer;
    }

    /**
     * A token of {@code kind} with its issuer, audience and expiry, and {@code claims} behind them. Signed when it is asked for;
     * fails with 503 {@code unavailable} where too many wait for a slow signature.
     */
    public Uni<String> sign(TokenKind kind, Instant expiresAt, Map<String, Object> claims) {
        var all = new LinkedHashMap<String, Object>();
        all.put("iss", issuer);
        all.put("aud", kind.audience());
        all.put("exp", expiresAt.getEpochSecond());
        all.putAll(claims);
        var payload = JsonUtil.toJson(all);
        return Uni.createFrom().deferred(() -> {
            var key = keys.signerOf(kind);
            return key.isSlow()
                    ? pool.submit(() -> key.sign(kind.type(), payload))
                    : Uni.createFrom().item(key.sign(kind.type(), payload));
        });
    }
}
