// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.token;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Edge -> service -> domain -> port; the adapter stays where it is. */
@AnalyzeClasses(packages = "dev.qrtc.token", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.qrtc.token.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_EDGE = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .areTopLevelClasses()
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Resource"));

    @ArchTest
    static final ArchRule ONLY_THE_EDGE_SPEAKS_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Answers")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..");

    @ArchTest
    static final ArchRule THE_ADAPTERS_ARE_BEHIND_THEIR_PORTS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.qrtc.token.redis")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.qrtc\\.pairing\\.redis\\.(?!PairingConfig$|StoreUnavailableException$).*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.redis..", "io.quarkus.redis..", "dev.qrtc.token.redis");

    @ArchTest
    static final ArchRule AN_ADAPTER_OF_OURS_RUNS_SCRIPTS_ONLY_BY_THE_FACADE = noClasses()
            .that()
            .resideInAPackage("dev.qrtc.token.redis")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.qrtc\\.pairing\\.redis\\."
                    + "(?!(PairingConfig|StoreUnavailableException|ScriptConnection|ReplicatedScripts|LuaScripts?)$).*")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule EVERY_SETTING_IS_IN_A_MAPPING = classes()
            .that()
            .areAnnotatedWith(io.smallrye.config.ConfigMapping.class)
            .should()
            .haveSimpleNameEndingWith("Config");
}
