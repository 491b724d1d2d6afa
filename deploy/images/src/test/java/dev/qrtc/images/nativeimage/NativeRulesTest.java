// SPDX-License-Identifier: Apache-2.0
package dev.qrtc.images.nativeimage;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.ResourceBundle;
import java.util.ServiceLoader;

/**
 * A native executable has only what was seen when it was built: nothing is found by a name that the code makes up as it
 * runs. Views of arrays and buffers as {@code VarHandle} are no look-ups and allowed.
 */
@AnalyzeClasses(packages = "dev.qrtc", importOptions = DoNotIncludeTests.class)
class NativeRulesTest {
    /** The one class that looks for a member, which its {@link RegisterForReflection} names. */
    private static final String REGISTERED = "dev.qrtc.pairing.redis.FewerWrites";

    @ArchTest
    static final ArchRule NOTHING_IS_FOUND_BY_ITS_NAME = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(REGISTERED)
            .should()
            .accessTargetWhere(
                    call(
                            Class.class,
                            "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?|getRecordComponents|getPermittedSubclasses"))
            .orShould()
            .accessTargetWhere(call(ClassLoader.class, "loadClass|findClass|defineClass"))
            .orShould()
            .accessTargetWhere(call(MethodHandles.Lookup.class, "find.*|unreflect.*|defineClass|defineHiddenClass"))
            .orShould()
            .accessTargetWhere(call(ServiceLoader.class, "load.*"))
            .orShould()
            .accessTargetWhere(call(Proxy.class, "newProxyInstance"))
            .orShould()
            .accessTargetWhere(call(ResourceBundle.class, "getBundle"));

    @ArchTest
    static final ArchRule NOTHING_IS_SERIALIZED_BY_JAVA = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class);

    @ArchTest
    static final ArchRule WHAT_LOOKS_FOR_A_FIELD_NAMES_ITS_CLASS = classes()
            .that()
            .haveFullyQualifiedName(REGISTERED)
            .should()
            .beAnnotatedWith(new DescribedPredicate<>("the class it looks into") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaAnnotation<?> annotation) {
                    return annotation.getRawType().isEquivalentTo(RegisterForReflection.class)
                            && annotation
                                    .get("targets")
                                    .map(targets -> targetsOf(targets).equals("RedisStandaloneConnection"))
                                    .orElse(false);
                }
            });

    private static String targetsOf(Object targets) {
        return targets instanceof JavaClass[] classes && classes.length == 1 ? classes[0].getSimpleName() : "";
    }

    private static DescribedPredicate<JavaAccess<?>> call(Class<?> owner, String names) {
        return target(owner(assignableTo(owner)))
                .and(target(nameMatching(names)))
                .as("%s.(%s)", owner.getSimpleName(), names);
    }
}
