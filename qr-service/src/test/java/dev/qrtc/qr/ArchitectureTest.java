// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.qr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** The direction of data: edge, then service; features know nothing of each other. */
@AnalyzeClasses(packages = "dev.qrtc.qr", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.qrtc.qr.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEATURES_ARE_APART = noClasses()
            .that()
            .resideInAPackage("..render..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..decode..");

    @ArchTest
    static final ArchRule FEATURES_ARE_APART_BOTH_WAYS = noClasses()
            .that()
            .resideInAPackage("..decode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..render..");

    @ArchTest
    static final ArchRule RESOURCES_ARE_THE_EDGE = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .onlyHaveDependentClassesThat()
            .haveSimpleNameEndingWith("Resource");

    /** What is behind the edge speaks of codes and pictures, not of problems and requests. */
    @ArchTest
    static final ArchRule PROBLEMS_ARE_MADE_AT_THE_EDGE = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .haveSimpleNameNotEndingWith("Guard")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.qrtc.edge.problem..");

    @ArchTest
    static final ArchRule DECODERS_ARE_BEHIND_THEIR_SEAM = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.zxing..");

    @ArchTest
    static final ArchRule NO_DRAWERS_FOR_ODDS_AND_ENDS =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..misc..");
}
