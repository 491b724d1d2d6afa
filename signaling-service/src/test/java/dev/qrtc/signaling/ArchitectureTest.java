// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.signaling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Edge (socket) to service (relay, session) to domain (pairing), and never back. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.qrtc.signaling");

    @Test
    void sessions_know_no_sockets_and_no_replica() {
        noClasses()
                .that()
                .resideInAPackage("..session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..socket..", "..relay..", "io.quarkus..", "io.vertx.core.http..")
                .check(classes);
    }

    @Test
    void the_relay_knows_no_sockets() {
        noClasses()
                .that()
                .resideInAPackage("..relay..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..socket..")
                .check(classes);
    }

    @Test
    void only_the_port_of_the_store_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.qrtc.pairing.redis..", "io.vertx.redis..")
                .check(classes);
    }

    @Test
    void there_are_no_cycles_and_no_drawers_for_everything() {
        slices().matching("dev.qrtc.signaling.(*)..").should().beFreeOfCycles().check(classes);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..")
                .check(classes);
    }
}
