// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls as a page of ours makes them. */
public final class Browser {
    private Browser() {}

    /** A same-origin call with a JSON body. */
    public static RequestSpecification page() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.JSON)
                .body("{}");
    }

    /** The session cookie of somebody who signed in as {@code name}. */
    public static String signIn(String name) {
        return signingIn(name).then().statusCode(200).extract().cookie("qrtc_demo");
    }

    public static Response signingIn(String name) {
        return page().body("{\"name\":\"" + name + "\"}").post("/demo/session");
    }
}
