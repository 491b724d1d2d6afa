// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7515, appendix by appendix, and that of RFC 8037 for EdDSA: what the codec makes of each. */
class Rfc7515Test {
    static final String PAYLOAD =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    static final String HS256 =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + PAYLOAD + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String SECRET =
            "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}";
    private static final String RS256_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CU"
                    + "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_d"
                    + "O--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
                    + "cN_IoypGlUPQGe77Rw";
    private static final String RS256_KEY =
            "{\"kty\":\"RSA\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4"
                    + "QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQO"
                    + "S-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFk"
                    + "MLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\",\"e\":\"AQAB\"}";
    private static final String ES256_SIGNATURE =
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private static final String ES256_KEY =
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
    private static final String ES512 = "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA."
            + "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2Y"
            + "BJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn";
    private static final String ES512_KEY =
            "{\"kty\":\"EC\",\"crv\":\"P-521\",\"x\":\"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWc"
                    + "eqwQGk\",\"y\":\"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2\"}";
    private static final String HEADER_RS256 = "eyJhbGciOiJSUzI1NiJ9";
    private static final String HEADER_ES256 = "eyJhbGciOiJFUzI1NiJ9";

    @Test
    void A_1_HS256_is_right() {
        assertTrue(isSigned("HS256", SECRET, HS256));
        var claims = CompactToken.parse(HS256).flatMap(CompactToken::claims).orElseThrow();
        assertEquals(Optional.of("joe"), claims.text("iss"));
        assertEquals(1_300_819_380L, claims.date("exp").orElseThrow().getEpochSecond());
    }

    @Test
    void A_2_RS256_is_right_and_its_key_is_good() {
        assertTrue(isSigned("RS256", RS256_KEY, HEADER_RS256 + "." + PAYLOAD + "." + RS256_SIGNATURE));
        assertTrue(KeyFitness.fits((PublicJsonWebKey) jwk(RS256_KEY), "RS256"));
    }

    @Test
    void A_3_ES256_is_right_and_its_key_is_good() {
        assertTrue(isSigned("ES256", ES256_KEY, HEADER_ES256 + "." + PAYLOAD + "." + ES256_SIGNATURE));
        assertTrue(KeyFitness.fits((PublicJsonWebKey) jwk(ES256_KEY), "ES256"));
    }

    @Test
    void A_4_ES512_is_not_among_our_algorithms() {
        assertTrue(CompactToken.parse(ES512).isPresent(), "it is well-formed");
        assertFalse(isSigned("ES512", ES512_KEY, ES512));
        assertFalse(isSigned("ES256", ES512_KEY, ES512));
        for (var algorithm : List.of("ES512", "ES256")) {
            assertFalse(KeyFitness.fits((PublicJsonWebKey) jwk(ES512_KEY), algorithm));
        }
    }

    @Test
    void A_5_unsecured_is_signed_by_no_key() {
        var unsecured = "eyJhbGciOiJub25lIn0." + PAYLOAD + ".";
        assertFalse(isSigned("HS256", SECRET, unsecured));
        assertFalse(isSigned("none", SECRET, unsecured));
        assertFalse(isSigned("ES256", ES256_KEY, unsecured));
    }

    @Test
    void A_6_the_general_JSON_serialization_is_no_token() {
        var general = "{\"payload\":\"" + PAYLOAD + "\",\"signatures\":[{\"protected\":\"" + HEADER_RS256
                + "\",\"header\":{\"kid\":\"2010-12-29\"},\"signature\":\"" + RS256_SIGNATURE + "\"},{\"protected\":\""
                + HEADER_ES256 + "\",\"header\":{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\""
                + ES256_SIGNATURE + "\"}]}";
        assertTrue(CompactToken.parse(general).isEmpty());
    }

    @Test
    void A_7_the_flattened_JSON_serialization_is_no_token() {
        var flattened = "{\"payload\":\"" + PAYLOAD + "\",\"protected\":\"" + HEADER_ES256
                + "\",\"header\":{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\"" + ES256_SIGNATURE
                + "\"}";
        assertTrue(CompactToken.parse(flattened).isEmpty());
    }

    // Appendix B is a certificate for x5c, which no header may have; HostileHeaderTest has it.

    @Test
    void C_base64url_is_without_padding() {
        var octets = new byte[] {3, (byte) 236, (byte) 255, (byte) 224, (byte) 193};
        assertEquals("A-z_4ME", Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
        var parts = HS256.split("\\.", -1);
        assertTrue(CompactToken.parse(parts[0] + ".A-z_4ME." + parts[2]).isPresent());
        for (var other : List.of("A-z_4ME=", "A+z/4ME", "A-z_4MF")) {
            assertTrue(
                    CompactToken.parse(parts[0] + "." + other + "." + parts[2]).isEmpty(), other);
        }
    }

    @Test
    void E_an_extension_that_nobody_knows_is_refused() {
        var header =
                "{\"alg\":\"none\",\r\n \"crit\":[\"http://example.com/UNDEFINED\"],\r\n \"http://example.com/UNDEFINED\":true\r\n}";
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".RkFJTA.";
        assertTrue(CompactToken.parse(token).orElseThrow().hasRefusedHeader());
        assertFalse(isSigned("none", SECRET, token));
    }

    @Test
    void F_a_token_without_its_content_says_nothing() {
        var detached = HEADER_ES256 + ".." + ES256_SIGNATURE;
        assertFalse(isSigned("ES256", ES256_KEY, detached));
        assertTrue(CompactToken.parse(detached).flatMap(CompactToken::claims).isEmpty());
    }

    @Test
    void RFC_8037_A_4_EdDSA_is_right_and_its_key_is_good() {
        var key = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
        var token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
                + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        assertTrue(isSigned("EdDSA", key, token));
        assertTrue(KeyFitness.fits((PublicJsonWebKey) jwk(key), "EdDSA"));
        assertTrue(CompactToken.parse(token).orElseThrow().claims().isEmpty(), "its payload is text");
    }

    static boolean isSigned(String algorithm, String jwk, String token) {
        var json = jwk(jwk);
        var key = json instanceof PublicJsonWebKey pair ? pair.getPublicKey() : json.getKey();
        return CompactToken.parse(token)
                .filter(parsed ->
                        SignatureCheck.isSigned(new VerificationKey("a", algorithm, TokenKind.ACCESS, key), parsed))
                .isPresent();
    }

    private static JsonWebKey jwk(String json) {
        try {
            return JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
