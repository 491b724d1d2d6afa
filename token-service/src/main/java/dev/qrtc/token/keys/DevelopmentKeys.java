// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.keys;

import dev.qrtc.edge.token.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys for a developer's own machine, so that nothing has to be made before the first try. */
final class DevelopmentKeys {
    private DevelopmentKeys() {}

    static String generate() {
        List<Map<String, Object>> keys = Stream.of(
                        key(OctJwkGenerator.generateJwk(256), TokenKind.PAIRING, "HS256"),
                        key(ec(), TokenKind.PEER, "ES256"),
                        key(ec(), TokenKind.ACCESS, "ES256"))
                .toList();
        return Objects.requireNonNull(JsonUtil.toJson(Map.of("keys", keys)));
    }

    private static Map<String, Object> key(JsonWebKey key, TokenKind kind, String algorithm) {
        key.setKeyId("development-" + kind.wire());
        key.setAlgorithm(algorithm);
        key.setUse("sig");
        key.setOtherParameter("qrtc:kind", kind.wire());
        return key.toParams(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static JsonWebKey ec() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
