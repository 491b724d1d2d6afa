// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.codec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Two ways that know nothing of each other, text to picture and picture to text; a check of what was drawn goes both. */
@AnalyzeClasses(packages = "dev.qrtc.codec", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule TWO_WAYS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("encode")
            .definedBy("..encode..")
            .layer("draw")
            .definedBy("..draw..")
            .layer("picture")
            .definedBy("..picture..")
            .layer("webp")
            .definedBy("..webp..")
            .layer("read")
            .definedBy("..read..")
            .layer("compact")
            .definedBy("..compact..")
            .layer("check")
            .definedBy("..check..")
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("draw")
            .mayOnlyBeAccessedByLayers("check")
            .whereLayer("read")
            .mayOnlyBeAccessedByLayers("check")
            .whereLayer("encode")
            .mayOnlyBeAccessedByLayers("draw", "check")
            .whereLayer("picture")
            .mayOnlyBeAccessedByLayers("read", "draw", "check")
            .whereLayer("webp")
            .mayOnlyBeAccessedByLayers("picture")
            .whereLayer("webp")
            .mayNotAccessAnyLayer()
            .whereLayer("compact")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("compact")
            .mayNotAccessAnyLayer();

    /** Whoever draws or reads codes can use it: no service, no server, no framework. */
    @ArchTest
    static final ArchRule NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.qrtc.qr..", "dev.qrtc.edge..", "jakarta..", "io..", "org.eclipse..");

    @ArchTest
    static final ArchRule NO_DRAWERS_FOR_ODDS_AND_ENDS =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..misc..");
}
