// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** contract/policy.json. Its kinds span the table; its rows say what is expected. */
final class PolicyTable {
    private final JsonNode table = read();

    /** One combination. */
    record Cell(String presenter, String scanner, String allow, String origin, String expected) {}

    /**
     * Every combination of kinds, each with what the row of its two peers says.
     *
     * @throws AssertionError where a combination has no row, or two
     */
    List<Cell> cells() {
        var expectations = expectations();
        var cells = new ArrayList<Cell>();
        for (var presenter : names("presenters")) {
            for (var scanner : names("scanners")) {
                for (var allow : names("allow")) {
                    var expected = expectations.get(List.of(presenter, scanner, allow));
                    if (expected == null) {
                        throw new AssertionError("no row for " + presenter + ", " + scanner + ", " + allow);
                    }
                    names("origins")
                            .forEach(origin -> cells.add(new Cell(presenter, scanner, allow, origin, expected)));
                }
            }
        }
        return cells;
    }

    private Map<List<String>, String> expectations() {
        var all = new HashMap<List<String>, String>();
        for (var row : table.get("rows")) {
            for (var allow : names("allow")) {
                var key = List.of(
                        row.get("presenter").textValue(), row.get("scanner").textValue(), allow);
                if (row.hasNonNull(allow) && all.put(key, row.get(allow).textValue()) != null) {
                    throw new AssertionError("two rows for " + key);
                }
            }
        }
        return all;
    }

    private List<String> names(String dimension) {
        var names = new ArrayList<String>();
        table.get(dimension).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try (InputStream in = PolicyTable.class.getResourceAsStream("/contract/policy.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
