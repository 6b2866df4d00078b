package taizhang.records;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import taizhang.api.testing.HouseRules;
import taizhang.api.testing.SourceSql;

/** Who may know whom, in imports and in SQL. A rule that matches no class fails too. */
@AnalyzeClasses(packages = "taizhang.records", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String ROOT = "taizhang.records";

    /** A room of the house. @param knows the rooms that it may know, all of them further down */
    private record Room(String name, Set<String> tables, String... knows) {}

    /** From the ground up. */
    private static final List<Room> HOUSE = List.of(
            new Room("me", Set.of()),
            new Room("problem", Set.of()),
            new Room("ledger", Set.of("change", "ledger_head", "ledger_position", "unsequenced_change"), "problem"),
            new Room("record", Set.of("idempotency_key"), "ledger", "problem"),
            new Room("attachment", Set.of("attachment_content"), "record", "ledger", "problem"),
            new Room("imports", Set.of("record_import", "import_row"), "attachment", "record", "ledger", "problem"),
            new Room("sheet", Set.of(), "imports", "attachment", "record", "ledger", "problem"),
            new Room("template", Set.of(), "sheet", "imports", "attachment", "record", "ledger", "problem"),
            new Room(
                    "organization",
                    Set.of("organization", "placement", "ancestry", "organization_total", "succession"),
                    "template",
                    "sheet",
                    "imports",
                    "record",
                    "ledger",
                    "problem"),
            new Room(
                    "mapping",
                    Set.of("import_mapping"),
                    "organization",
                    "sheet",
                    "imports",
                    "record",
                    "ledger",
                    "problem"),
            new Room("catalog", Set.of("activity_type"), "record", "ledger", "problem"),
            new Room("campaign", Set.of("campaign"), "organization", "record", "ledger", "problem"),
            new Room(
                    "activity",
                    Set.of("activity"),
                    "template",
                    "sheet",
                    "imports",
                    "attachment",
                    "campaign",
                    "catalog",
                    "organization",
                    "record",
                    "ledger",
                    "problem"),
            new Room(
                    "rectification",
                    Set.of(
                            "rectification_task",
                            "corrective_action",
                            "task_transition",
                            "task_extension",
                            "task_cycle",
                            "task_progress"),
                    "template",
                    "sheet",
                    "imports",
                    "attachment",
                    "campaign",
                    "organization",
                    "record",
                    "ledger",
                    "problem"));

    @ArchTest
    static final ArchTests OF_BOTH_SERVICES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void aRoomKnowsOnlyRoomsFurtherDown(JavaClasses classes) {
        Set<String> below = new HashSet<>();
        for (Room room : HOUSE) {
            assertTrue(below.containsAll(Set.of(room.knows())), room.name());
            below.add(room.name());
            HouseRules.keepsTo(ROOT, room.name(), others(room)).check(classes);
        }
        Set<String> packages = classes.stream()
                .map(one -> one.getPackageName().substring(ROOT.length()))
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(1))
                .collect(Collectors.toSet());
        assertEquals(packages, below, "every package has its place");
    }

    private static String[] others(Room room) {
        return HOUSE.stream()
                .map(Room::name)
                .filter(name ->
                        !name.equals(room.name()) && !List.of(room.knows()).contains(name))
                .toArray(String[]::new);
    }

    /** Functions of the database are not looked into: {@code visible_in_subtree} knows all that is in the ledger. */
    @ArchTest
    static void soDoesItsSql(JavaClasses classes) throws IOException {
        Set<String> tables = SourceSql.tables(Path.of("src/main/resources/db/migration"));
        Map<String, Map<String, Set<String>>> named =
                SourceSql.namedByPackage(Path.of("src/main/java/taizhang/records"), tables);
        Set<String> owned = new TreeSet<>();
        for (Room room : HOUSE) {
            Set<String> known = HOUSE.stream()
                    .filter(other -> List.of(room.knows()).contains(other.name()))
                    .flatMap(other -> other.tables().stream())
                    .collect(Collectors.toSet());
            Map<String, Set<String>> namedHere = named.getOrDefault(room.name(), Map.of());
            assertTrue(namedHere.keySet().containsAll(room.tables()), () -> room + " uses what it owns: " + namedHere);
            owned.addAll(room.tables());
            namedHere.forEach((table, files) -> assertTrue(
                    room.tables().contains(table) || known.contains(table),
                    () -> files + " of " + room.name() + " must not know the table " + table));
        }
        assertEquals(tables, owned, "every table has its owner");
    }
}
