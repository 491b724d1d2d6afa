// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.demo.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Pages under clean paths ({@code /phone}, {@code /device}), and a friendly page for what does not exist. */
@Singleton
class PageRoutes {
    private static final List<String> PAGES = List.of("phone", "device");
    private static final int BEFORE_STATIC_FILES = -1;
    private static final int AFTER_ALL_ROUTES = Integer.MAX_VALUE;

    private final Map<String, String> pages = PAGES.stream().collect(Collectors.toMap(page -> page, PageRoutes::load));
    private final String notFound = load("404");

    void register(@Observes Router router) {
        for (var page : PAGES) {
            var text = Objects.requireNonNull(pages.get(page));
            at(router, "/" + page).handler(call -> html(call, 200, text));
            at(router, "/" + page + ".html").handler(call -> redirect(call, "/" + page));
        }
        at(router, "/index.html").handler(call -> redirect(call, "/"));
        router.route().order(AFTER_ALL_ROUTES).handler(call -> html(call, 404, notFound));
    }

    private static Route at(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).order(BEFORE_STATIC_FILES);
    }

    private static void html(RoutingContext call, int status, String text) {
        var answer = call.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8");
        if (call.request().method().equals(HttpMethod.HEAD)) {
            answer.end();
        } else {
            answer.end(text);
        }
    }

    private static void redirect(RoutingContext call, String path) {
        call.response().setStatusCode(308).putHeader("Location", path).end();
    }

    private static String load(String page) {
        var path = "META-INF/resources/" + page + ".html";
        try (var in = PageRoutes.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
