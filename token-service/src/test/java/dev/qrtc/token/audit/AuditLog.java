// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.audit;

import static org.awaitility.Awaitility.await;

import dev.qrtc.testing.TestTokens;
import dev.qrtc.token.Api;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The audit log, as an administrator reads it and as the service writes its lines. */
final class AuditLog implements AutoCloseable {
    private final Api api;
    private final TestTokens tokens;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("dev.qrtc.audit");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    AuditLog(Api api, TestTokens tokens) {
        this.api = api;
        this.tokens = tokens;
        logger.addHandler(handler);
    }

    /** One page. */
    Response page(Map<String, ?> parameters) {
        return api.with(tokens.access("client:ops", "admin").sign())
                .queryParams(parameters)
                .get("/v1/audit");
    }

    /** All entries that match, by pages of {@code limit}. */
    List<Map<String, Object>> entries(Map<String, ?> filter, int limit) {
        var all = new ArrayList<Map<String, Object>>();
        var parameters = new HashMap<String, Object>(filter);
        parameters.put("limit", limit);
        while (true) {
            var page = page(parameters).then().statusCode(200).extract().jsonPath();
            all.addAll(page.getList("entries"));
            if (!page.getBoolean("more")) {
                return all;
            }
            parameters.put("after", page.getString("next"));
        }
    }

    /** The only entry that matches, as soon as it is there; its line is there too. */
    Map<String, Object> only(Map<String, ?> filter) {
        var found = await().until(() -> entries(filter, 200), entries -> !entries.isEmpty());
        if (found.size() != 1) {
            throw new AssertionError(filter + " are " + found);
        }
        return found.getFirst();
    }

    /** The lines that were written since this was made. */
    List<String> lines(String... parts) {
        return lines.stream()
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
