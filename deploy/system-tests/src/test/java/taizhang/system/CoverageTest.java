package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every quantity that a summary names can be asked for, and {@code docs/coverage.md} says how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class CoverageTest {

    private static final Path DOCUMENT = Path.of("../../docs/coverage.md");

    private final CoverageTable table = CoverageTable.read();
    private final Map<String, String> answers = new TreeMap<>();
    private Api admin;

    @BeforeAll
    void record() throws InterruptedException {
        Demo.loadOnce();
        admin = Taizhang.running().gateway("admin");
        CoverageFixture fixture = new CoverageFixture(admin);
        fixture.record(table.rows().filter(row -> row.fixture() != null).toList());
        admin.awaitFigures();
        fixture.report(table.rows().toList());
    }

    @Test
    void everyQuantityIsNamedOnce() {
        table.sections().forEach((section, rows) -> assertEquals(section.size, rows.size(), section.file));
        assertEquals(
                IntStream.rangeClosed(1, 313).mapToObj("Q%03d"::formatted).toList(),
                table.rows()
                        .map(CoverageRow::id)
                        .filter(id -> id.matches("Q\\d{3}"))
                        .sorted()
                        .toList());
    }

    /** Whatever organizations do can be recorded; what is outside is about persons. */
    @Test
    void onlyWhatIsAboutPersonsIsOutside() {
        assertEquals(
                List.of("Q120", "Q187", "Q188"),
                table.rows()
                        .filter(row -> row.outside() != null)
                        .map(CoverageRow::id)
                        .sorted()
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerIsTheExpectedOne() {
        return asked().map(row -> dynamicTest(row.toString(), () -> {
            String answer = answer(row);
            assertTrue(
                    row.match().accepts(row.expected(), answer),
                    () -> answer + " is not " + row.match() + " " + row.expected());
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyFigureIsTheSumOfItsEvidence() {
        return asked().filter(CoverageRow::isOneFigure)
                .map(row -> dynamicTest(row.toString(), () -> {
                    JsonNode figure =
                            new CoverageQuestion(row).calls().get(0).ask(admin).at("/figures/0");
                    BigDecimal sum = admin.all(figure.get("evidence").asText() + "&limit=500").stream()
                            .map(item -> item.get("contribution").decimalValue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    String counted = figure.get("numerator").isNull() ? "value" : "numerator";
                    assertEquals(0, sum.compareTo(figure.get(counted).decimalValue()), figure::toString);
                }));
    }

    @Test
    void theDocumentSaysIt() throws IOException {
        asked().forEach(this::answer);
        String text = new CoverageDocument(table, answers).text();
        if (Boolean.getBoolean("coverage.refresh")) {
            Files.writeString(DOCUMENT, text);
        }
        // Not assertEquals, which would print both.
        assertTrue(
                Files.readString(DOCUMENT).equals(text),
                "docs/coverage.md is another; when that is meant: mvn -pl deploy/system-tests -am verify"
                        + " -Dtest=CoverageTest -Dcoverage.refresh=true");
    }

    private Stream<CoverageRow> asked() {
        return table.rows().filter(row -> row.outside() == null);
    }

    private String answer(CoverageRow row) {
        String known = answers.get(row.id());
        if (known == null) {
            known = row.sum().isEmpty()
                    ? new CoverageQuestion(row).answer(admin)
                    : row.sum().stream()
                            .map(id -> new BigDecimal(answer(table.row(id))))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .toPlainString();
            answers.put(row.id(), known);
        }
        return known;
    }
}
