// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.benchmark.qr;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads one order a line as JSON from standard input and answers each with one line, until the input ends. */
public final class Main {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Main() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What libraries print is not an answer.
        System.setOut(System.err);
        Orders orders = new Orders();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            answers.println(JSON.writeValueAsString(answer(orders, line)));
        }
    }

    private static Object answer(Orders orders, String line) {
        try {
            return JSON.readValue(line, Order.class).carriedOut(orders);
        } catch (Exception failed) {
            failed.printStackTrace();
            return Map.of("error", failed.toString());
        }
    }
}
