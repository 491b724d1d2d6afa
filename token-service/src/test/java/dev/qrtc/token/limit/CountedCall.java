// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.limit;

import static io.restassured.RestAssured.given;

import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.TokenServiceResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Every call of the service that is counted, as somebody makes it from somewhere. What it is about does not exist. */
enum CountedCall {
    CREATE("POST", "/v1/pairings", Token.ACCESS),
    CLAIM("POST", "/v1/pairings/claim", Token.ACCESS),
    INSPECT("POST", "/v1/pairings/inspect", Token.ACCESS),
    RENEW("POST", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA/token", Token.PEER),
    CONFIRM("POST", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA/confirmation", Token.PEER),
    READ("GET", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA", Token.ACCESS),
    READ_BY_A_PEER("GET", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA", Token.PEER),
    ICE("GET", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA/ice-servers", Token.PEER),
    END("DELETE", "/v1/pairings/AAAAAAAAAAAAAAAAAAAAAA", Token.ACCESS),
    REGISTER_DEVICE("POST", "/v1/devices", Token.ACCESS),
    LIST_DEVICES("GET", "/v1/devices", Token.ACCESS),
    READ_DEVICE("GET", "/v1/devices/AAAA", Token.ACCESS),
    CHANGE_DEVICE("PATCH", "/v1/devices/AAAA", Token.ACCESS),
    DELETE_DEVICE("DELETE", "/v1/devices/AAAA", Token.ACCESS),
    AUDIT("GET", "/v1/audit", Token.ACCESS),
    TOKEN("POST", "/oauth2/token", Token.CLIENT),
    KEYS("GET", "/.well-known/jwks.json", Token.NONE),
    METADATA("GET", "/.well-known/oauth-authorization-server", Token.NONE);

    private final String method;
    private final String path;
    private final Token token;

    CountedCall(String method, String path, Token token) {
        this.method = method;
        this.path = path;
        this.token = token;
    }

    private enum Token {
        ACCESS,
        PEER,
        CLIENT,
        NONE
    }

    /** Whether somebody makes it, and not only some address. */
    boolean hasPrincipal() {
        return token != Token.NONE;
    }

    /** Makes it; what a trusted proxy says of where it comes from is {@code address}. */
    Response make(TestTokens tokens, String principal, String address) {
        return send(
                switch (token) {
                    case ACCESS ->
                        bearer(tokens.access(principal, "pairing:present", "pairing:scan", "device:manage", "admin")
                                .sign());
                    case PEER ->
                        bearer(tokens.peer(principal, "AAAAAAAAAAAAAAAAAAAAAA", "presenter", null)
                                .sign());
                    case CLIENT ->
                        given().auth()
                                .preemptive()
                                .basic("backend", TokenServiceResource.BACKEND_SECRET)
                                .formParam("grant_type", "client_credentials");
                    case NONE -> given();
                },
                address);
    }

    /** Makes it with nothing that says who. */
    Response makeAsNobody(String address) {
        return send(
                token == Token.CLIENT ? given().formParam("grant_type", "x") : bearer("forged.token.here"), address);
    }

    private Response send(RequestSpecification request, String address) {
        var from = request.header("X-Forwarded-For", address);
        if (token == Token.ACCESS || token == Token.PEER) {
            from = from.contentType("application/json");
            from = method.equals("POST") || method.equals("PATCH") ? from.body("{}") : from;
        }
        return from.request(method, path);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
