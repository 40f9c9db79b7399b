package io.dualcarbon.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.Test;

/** How the code of a service is built. A service extends it in its own root package. */
public abstract class ArchitectureRules {
    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(getClass().getPackageName());

    @Test
    void featuresHaveNoCycles() {
        check(slices().matching(getClass().getPackageName() + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void entitiesArePackagePrivate() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void entitiesDoNotCrossHttp() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should()
                .haveRawReturnType(
                        DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class))));
    }

    @Test
    void dependenciesComeThroughConstructors() {
        check(noFields().should().beAnnotatedWith(Inject.class));
    }

    @Test
    void operationsSayWhoMayCallThem() {
        check(classes()
                .that()
                .areNotInterfaces() // those are clients of other services
                .and()
                .areAnnotatedWith(Path.class)
                .should(haveARightOnEveryOperation()));
    }

    @Test
    void onlyThePlatformMapsExceptions() {
        check(noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.dualcarbon.platform..")
                .should()
                .beAnnotatedWith(ServerExceptionMapper.class));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now"));
    }

    @Test
    void enginesKnowNoFramework() {
        check(noClasses()
                .that()
                .resideInAPackage("..engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus.."));
    }

    @Test
    void statementsNameTheirParameters() {
        check(noClasses()
                .that(DescribedPredicate.not(numberParameters(numberedParameters())))
                .should(useNumberedParameters()));
    }

    /** What was moved stays so: it must leave the list. */
    @Test
    void whatNumbersParametersStillDoes() {
        for (var name : numberedParameters()) {
            assertThrows(
                    AssertionError.class,
                    () -> check(noClasses().that(numberParameters(Set.of(name))).should(useNumberedParameters())),
                    name);
        }
    }

    /**
     * Packages and classes whose statements still have parameters without names. The list only shrinks: what is new asks
     * the platform's rows.
     */
    protected Set<String> numberedParameters() {
        return Set.of();
    }

    private static DescribedPredicate<JavaClass> numberParameters(Set<String> names) {
        return DescribedPredicate.describe(
                "may number parameters",
                type -> names.stream()
                        .anyMatch(
                                name -> (type.getName() + ".").replace('$', '.').startsWith(name + ".")));
    }

    private static ArchCondition<JavaClass> useNumberedParameters() {
        return ArchConditions.dependOnClassesThat(JavaClass.Predicates.assignableTo(PreparedStatement.class));
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(code);
    }

    private static ArchCondition<JavaClass> haveARightOnEveryOperation() {
        return new ArchCondition<>("name a right on the class or on each operation") {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                resource.getMethods().stream()
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                        .filter(method -> !isGuarded(resource) && !isGuarded(method))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " says not who may call it")));
            }
        };
    }

    private static boolean isGuarded(JavaClass resource) {
        return resource.isAnnotatedWith(RolesAllowed.class) || resource.isAnnotatedWith(PermitAll.class);
    }

    private static boolean isGuarded(JavaMethod method) {
        return method.isAnnotatedWith(RolesAllowed.class) || method.isAnnotatedWith(PermitAll.class);
    }
}
