// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.mode.Site;
import dev.qrtc.edge.token.TokenKind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs tokens (RFC 7519). It happens where it is called, also on the event loop: HS256 costs some 10 us and ES256 some 120 us
 * of a core, which is less than a change of threads and its queue would take from the whole.
 */
@Singleton
public class TokenSigner {
    private final KeyRing keys;
    private final String issuer;

    TokenSigner(KeyRing keys, Site site) {
        this.keys = keys;
        this.issuer = site.issuer();
    }

    /** A token of {@code kind} with its issuer, audience and expiry, and {@code claims} behind them. */
    public String sign(TokenKind kind, Instant expiresAt, Map<String, Object> claims) {
        var key = keys.signerOf(kind);
        var all = new LinkedHashMap<String, Object>();
        all.put("iss", issuer);
        all.put("aud", kind.audience());
        all.put("exp", expiresAt.getEpochSecond());
        all.putAll(claims);
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(
                ConstraintType.PERMIT, key.verification().algorithm()));
        jws.setAlgorithmHeaderValue(key.verification().algorithm());
        jws.setKeyIdHeaderValue(key.verification().id());
        jws.setHeader("typ", kind.type());
        jws.setKey(key.signer());
        jws.setPayload(JsonUtil.toJson(all));
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token cannot be signed with " + key, e);
        }
    }
}
