// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The reference of errors is the table of errors: {@code | `code` | status | close code | ...}, a dash for none. */
class ErrorReferenceIT {
    @Test
    void each_code_stands_in_the_reference_with_its_status_and_close_code() throws IOException {
        var page = Documents.file("docs/reference/errors.md");
        assumeTrue(Files.exists(page), "docs/reference/errors.md is not written yet");
        var documented = rows(Documents.text(page));
        var expected = new ArrayList<List<String>>();
        var table = new ObjectMapper()
                .readTree(Documents.file("contract/errors.json").toFile());
        for (var error : table.path("errors")) {
            expected.add(
                    List.of(error.path("code").asText(), number(error.path("status")), number(error.path("close"))));
        }
        assertEquals(sorted(expected), sorted(documented));
    }

    private static List<List<String>> rows(String markdown) {
        return markdown.lines()
                .filter(line -> line.matches("\\|\\s*`[a-z_]+`\\s*\\|.*"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .map(cells -> List.of(cells.get(1), dash(cells.get(2)), dash(cells.get(3))))
                .toList();
    }

    private static String number(JsonNode node) {
        return node.isNull() ? "-" : node.asText();
    }

    private static String dash(String cell) {
        return cell.isEmpty() || cell.equals("–") || cell.equals("—") ? "-" : cell;
    }

    private static List<String> sorted(Iterable<List<String>> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
