// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.qrtc.edge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.qrtc.edge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NO_PAIRING =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.qrtc.pairing..");
}
