// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.e2e.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/reference/configuration.md are what the sources say. After a change that is meant:
 * {@code mvn -pl e2e -am test -Dtest=ConfigurationTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.args="-Xmx512m -Dconfiguration.write=1"}.
 */
class ConfigurationTest {
    @Test
    void the_committed_page_is_what_the_sources_say() throws IOException {
        var page = Documents.file("docs/reference/configuration.md");
        var committed = Documents.text(page);
        var made = ConfigurationPage.remade(committed);
        if (System.getProperty("configuration.write") != null) {
            Files.writeString(page, made);
        }
        assertEquals(Files.readString(page), made, "docs/reference/configuration.md is old: see ConfigurationTest");
    }

    @Test
    void what_a_mapping_says_is_read() {
        var token = MappedSettings.of("token-service");
        assertTrue(token.contains(new Setting(
                "qrtc.device.most-owned",
                "number",
                "`100`",
                "How many devices a user may register for itself; 1 to 10000. Administrators register as many as they like.",
                "token-service")));
        assertTrue(token.stream().anyMatch(setting -> setting.environment().equals("QRTC_CLIENTS_<ID>_SECRET_SHA256")));
        assertEquals(
                List.of("qrtc.wait.max"),
                token.stream()
                        .map(Setting::name)
                        .filter(name -> name.startsWith("qrtc.wait"))
                        .toList());
    }

    @Test
    void a_property_without_a_place_or_with_two_is_an_error() {
        var page = Documents.text(Documents.file("docs/reference/configuration.md"));
        var mark = "<!-- settings of token, signaling, qr: qrtc.clock-skew -->";
        assertTrue(page.contains(mark));
        assertThrows(AssertionError.class, () -> ConfigurationPage.remade(page.replace(mark, "")));
        assertThrows(AssertionError.class, () -> ConfigurationPage.remade(page + "\n" + mark + "\n"));
        assertThrows(
                AssertionError.class,
                () -> ConfigurationPage.remade(page + "\n<!-- settings of token: qrtc.nothing -->\n"));
        assertThrows(
                AssertionError.class,
                () -> ConfigurationPage.remade(
                        page.replace(mark, mark.replace("qrtc.clock-skew", "qrtc.clock-skew qrtc.device.*"))));
    }
}
