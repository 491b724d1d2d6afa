// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import java.util.Locale;
import java.util.stream.Collectors;

/** The calls that are limited, and their limits, as {@code dev.qrtc.edge.limit.Call} declares them. */
final class LimitedCalls {
    private static final String SOURCE = "edge/src/main/java/dev/qrtc/edge/limit/Call.java";

    private LimitedCalls() {}

    /** One row each. */
    static String table() {
        return JavaSource.of(Documents.file(SOURCE)).findAll(EnumDeclaration.class).getFirst().getEntries().stream()
                .map(LimitedCalls::row)
                .collect(Collectors.joining(
                        "\n", "| `<call>` | which calls | principal | address |\n|---|---|---|---|\n", ""));
    }

    private static String row(EnumConstantDeclaration call) {
        var name = call.getNameAsString().toLowerCase(Locale.ROOT);
        var limits = call.getArguments().stream()
                .map(limit -> limit.isStringLiteralExpr()
                        ? limit.asStringLiteralExpr().asString()
                        : "off")
                .map(limit -> "`" + limit + "`")
                .collect(Collectors.joining(" | "));
        return "| `%s` | %s | %s |".formatted(name, SourceComment.of(call, name), limits);
    }
}
