// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.pairing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The domain knows nobody; the adapter knows the domain. */
@AnalyzeClasses(packages = "dev.qrtc.pairing", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule DOMAIN_KNOWS_ONLY_ITSELF = noClasses()
            .that()
            .resideInAPackage("dev.qrtc.pairing")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("dev.qrtc.pairing", "java..", "io.smallrye.mutiny..", "org.jspecify..");

    @ArchTest
    static final ArchRule NO_HTTP_NO_WEBSOCKET_NO_JWT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "io.vertx.core.http..",
                    "io.vertx.ext.web..",
                    "io.quarkus.websockets..",
                    "io.smallrye.jwt..",
                    "org.eclipse.microprofile.jwt..");

    @ArchTest
    static final ArchRule METRICS_AND_TRACES_DO_NOT_KNOW_THE_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage("..metrics..", "..tracing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..redis..");

    @ArchTest
    static final ArchRule ONLY_TRACING_KNOWS_OPENTELEMETRY = noClasses()
            .that()
            .resideOutsideOfPackage("..tracing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.qrtc.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_BY_FEATURE = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..entities..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_IT_IS =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");
}
