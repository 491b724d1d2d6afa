// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7519: the codec reads those that it should, and none of them passes for a token of ours. */
class Rfc7519Test {
    private static final String EXAMPLE = Rfc7515Test.HS256;
    private static final String UNSECURED = "eyJhbGciOiJub25lIn0." + Rfc7515Test.PAYLOAD + ".";
    private static final String ENCRYPTED =
            "eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.QR1Owv2ug2WyPBnbQrRARTeEk9kDO2w8qDcjiHnSJflSdv1i"
                    + "NqhWXaKH4MqAkQtMoNfABIPJaZm0HaA415sv3aeuBWnD8J-Ui7Ah6cWafs3ZwwFKDFUUsWHSK-IPKxLGTkND09XyjORj_CHAgOPJ"
                    + "-Sd8ONQRnJvWn_hXV1BNMHzUjPyYwEsRhDhzjAD26imasOTsgruobpYGoQcXUwFDn7moXPRfDE8-NoQX7N7ZYMmpUDkR-Cx9obNG"
                    + "wJQ3nM52YCitxoQVPzjbl7WBuB7AohdBoZOdZ24WlN1lVIeh8v1K4krB8xgKvRU8kgFrEn_a1rZgN5TiysnmzTROF869lQ.AxY8D"
                    + "CtDaGlsbGljb3RoZQ.MKOle7UQrG6nSxTLX6Mqwt0orbHvAKeWnDYvpIAeZ72deHxz3roJDXQyhxx0wKaMHDjUEOKIwrtkHthpqE"
                    + "anSBNYHZgmNOV7sln1Eu9g3J8.fiK51VwhsxJ-siBMR-YFiA";
    private static final String NESTED =
            "eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiY3R5IjoiSldUIn0.g_hEwksO1Ax8Qn7HoN-BVeBoa8FXe0kp"
                    + "yk_XdcSmxvcM5_P296JXXtoHISr_DD_MqewaQSH4dZOQHoUgKLeFly-9RI11TG-_Ge1bZFazBPwKC5lJ6OLANLMd0QSL4fYEb9ER"
                    + "e-epKYE3xb2jfY1AltHqBO-PM6j23Guj2yDKnFv6WO72tteVzm_2n17SBFvhDuR9a2nHTE67pe0XGBUS_TK7ecA-iVq5COeVdJR4"
                    + "U4VZGGlxRGPLRHvolVLEHx6DYyLpw30Ay9R6d68YCLi9FYTq3hIXPK_-dmPlOUlKvPr1GgJzRoeC9G5qCvdcHWsqJGTO_z3Wfo5z"
                    + "sqwkxruxwA.UmVkbW9uZCBXQSA5ODA1Mg.VwHERHPvCNcHHpTjkoigx3_ExK0Qc71RMEParpatm0X_qpg-w8kozSjfNIPPXiTBBL"
                    + "XR65CIPkFqz4l1Ae9w_uowKiwyi9acgVztAi-pSL8GQSXnaamh9kX1mdh3M_TT-FZGQFQsFhu0Z72gJKGdfGE-OE7hS1zuBD5oEU"
                    + "fk0Dmb0VzWEzpxxiSSBbBAzP10l56pPfAtrjEYw-7ygeMkwBl6Z_mLS6w6xUgKlvW6ULmkV-uLC4FUiyKECK4e3WZYKw1bpgIqGY"
                    + "sw2v_grHjszJZ-_I5uM-9RA8ycX9KqPRp9gc6pXmoU_-27ATs9XCvrZXUtK2902AUzqpeEUJYjWWxSNsS-r1TJ1I-FMJ4XyAiGrf"
                    + "mo9hQPcNBYxPz3GQb28Y5CLSQfNgKSGt0A4isp1hBUXBHAndgtcslt7ZoQJaKe_nNJgNliWtWpJ_ebuOpEl8jdhehdccnRMIwAmU"
                    + "1n7SPkmhIl1HlSOpvcvDfhUN5wuqU955vOBvfkBOh5A11UzBuo2WlgZ6hYi9-e3w29bR0C2-pp3jbqxEDw3iWaf2dc5b-LnR0FEY"
                    + "XvI_tYk5rd_J9N0mg0tQ6RbpxNEMNoA9QWk5lgdPvbh9BaO195abQ.AVO9iT5AV4CzvDJCdhSFlQ";

    @Test
    void section_3_1_is_right() {
        assertTrue(Rfc7515Test.isSigned("HS256", Rfc7515Test.SECRET, EXAMPLE));
    }

    @Test
    void section_6_1_is_well_formed_and_signed_by_no_key() {
        assertTrue(CompactToken.parse(UNSECURED).isPresent());
        for (var algorithm : List.of("none", "HS256", "ES256", "RS256", "EdDSA", "")) {
            assertFalse(Rfc7515Test.isSigned(algorithm, Rfc7515Test.SECRET, UNSECURED), algorithm);
        }
    }

    @Test
    void appendix_A_1_is_encrypted_and_no_token() {
        assertTrue(CompactToken.parse(ENCRYPTED).isEmpty());
    }

    @Test
    void appendix_A_2_is_nested_and_no_token() {
        assertTrue(CompactToken.parse(NESTED).isEmpty());
    }

    // They have the general type or none, no key id, and neither our issuer nor an audience.
    @Test
    void none_passes_for_a_token_of_ours() {
        var service = new Verifiers();
        for (var kind : TokenKind.values()) {
            for (var signed : List.of(EXAMPLE, UNSECURED)) {
                assertInstanceOf(
                        Reading.Forged.class,
                        service.reader.read(kind, signed).await().indefinitely());
            }
            for (var encrypted : List.of(ENCRYPTED, NESTED)) {
                assertInstanceOf(
                        Reading.Malformed.class,
                        service.reader.read(kind, encrypted).await().indefinitely());
            }
        }
    }
}
