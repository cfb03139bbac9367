package io.lakecaravan.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import software.amazon.awssdk.services.s3.S3Client;

/** The rules of the design that the compiler does not know. */
@AnalyzeClasses(packages = "io.lakecaravan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "io.lakecaravan.";

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.lakecaravan.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs itself through others cannot be understood or tested alone");

    @ArchTest
    static final ArchRule PACKAGES_SAY_WHAT_THEY_HOLD = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..manager..",
                    "..impl..",
                    "..misc..")
            .because("packages are cut by domain: these names tell nothing");

    @ArchTest
    static final ArchRule CLASSES_SAY_WHAT_THEY_ARE = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Misc|Common)")
            .because("a class is named after what it is in its field");

    @ArchTest
    static final ArchRule CATALOGS_DO_NOT_SPEAK_HTTP = noClasses()
            .that()
            .resideInAPackage("..catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.apache.hc..",
                    "org.apache.http..",
                    "okhttp3..",
                    "org.apache.camel.component.http..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Http)?URLConnection")
            .because(
                    "every HTTP exchange with a catalog is a step of its route, where users see it and redelivery applies");

    @ArchTest
    static final ArchRule THE_LAKE_IS_READ_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "demo..")
            .should()
            .callMethodWhere(changesTheLake())
            .because("no code path writes to or deletes from a source bucket; only the demo fills its own");

    @ArchTest
    static final ArchRule THE_CONSOLE_BELONGS_TO_THE_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("standard output carries results for machines; everything else logs");

    @ArchTest
    static final ArchRule HADOOP_STAYS_WITH_ORC = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "format.orc..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.hadoop.."))
            .because("a few of Hadoop's classes read ORC rows; everything else does without");

    /*
     * Allowed directions at the bottom: finding <- schema <- table (schema and finding know nothing of tables),
     * then format and config, then layout, s3, state, catalog; flow above all of them, cli on top.
     */
    @ArchTest
    static final ArchRule FINDING_IS_AT_THE_BOTTOM = onlyOurs("finding");

    @ArchTest
    static final ArchRule SCHEMA_IS_AT_THE_BOTTOM = onlyOurs("schema", "finding");

    @ArchTest
    static final ArchRule TABLE_IS_AT_THE_BOTTOM = onlyOurs("table", "schema", "finding");

    @ArchTest
    static final ArchRule FORMATS_KNOW_NO_STORE = onlyOurs("format", "table", "schema", "finding");

    @ArchTest
    static final ArchRule STATE_KNOWS_ONLY_RECORDS = onlyOurs("state", "table", "schema", "finding");

    @ArchTest
    static final ArchRule CATALOGS_KNOW_ONLY_RECORDS = onlyOurs("catalog", "lineage", "table", "schema", "finding");

    @ArchTest
    static final ArchRule LAYOUT_KNOWS_NO_STORE = onlyOurs("layout", "config", "format", "table", "schema", "finding");

    @ArchTest
    static final ArchRule NOBODY_CALLS_THE_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "cli..")
            .because("commands are the outermost layer");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_START_THE_FLOW = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..", BASE + "flow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "flow..")
            .because("the beans of the routes stand above what they use");

    private static ArchRule onlyOurs(String layer, String... below) {
        String[] allowed = new String[below.length + 1];
        allowed[0] = BASE + layer + "..";
        for (int i = 0; i < below.length; i++) {
            allowed[i + 1] = BASE + below[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.lakecaravan..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because(
                        layer + " may use of ours only: " + (below.length == 0 ? "nothing" : String.join(", ", below)));
    }

    private static DescribedPredicate<JavaCall<?>> changesTheLake() {
        DescribedPredicate<JavaClass> client = JavaClass.Predicates.assignableTo(S3Client.class);
        DescribedPredicate<JavaCall<?>> writes = DescribedPredicate.describe(
                "write to a bucket",
                call -> nameMatching("(put|delete|create|copy|upload|complete|restore|write|rename|update).*")
                        .test(call.getTarget()));
        return writes.and(DescribedPredicate.describe("through S3Client", call -> client.test(call.getTargetOwner())));
    }
}
