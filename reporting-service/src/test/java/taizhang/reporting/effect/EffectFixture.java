package taizhang.reporting.effect;

import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.fact.Change;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.indicator.Indicators;

/** A bureau with a general branch and branches, and a records-service that has imports. */
abstract class EffectFixture extends ReportingTest {

    private static final AtomicInteger BUREAUS = new AtomicInteger();

    /** A bureau of its own for each test: what others have written does not count. */
    private final String prefix = "EFF" + BUREAUS.incrementAndGet();

    final String top = prefix + "-TOP";
    final String general = prefix + "-GENERAL";
    /** Under the general branch, and since July 2020 under the bureau. */
    final String moved = prefix + "-MOVED";

    final String branch = prefix + "-BRANCH";
    final String fresh = prefix + "-NEW";

    final List<String> places = List.of(branch, general, moved, top);

    static final List<String> YEARS = List.of("2019", "2020", "2021");

    static final String LECTURE = "party-lecture";
    static final List<String> TYPES = List.of(LECTURE, "party-group-meeting", "collective-study", "discipline-tally");
    static final List<String> CATEGORIES = List.of("lecture", "meeting", "study", "discipline-count");

    @Inject
    TestFeed feed;

    TestLedger ledger;
    FakeImports imports;

    @BeforeEach
    void aBureau() throws IOException {
        imports = new FakeImports();
        QuarkusMock.installMockForType(new ImportsClient(imports.address()), ImportsClient.class);
        ledger = feed.newLedger();
        for (int i = 0; i < TYPES.size(); i++) {
            ledger.type(TYPES.get(i), CATEGORIES.get(i));
        }
        ledger.organization(top, "bureau", "2015-01-01", null);
        ledger.organization(general, "general-party-branch", "2015-01-01", top);
        ledger.organization(branch, "party-branch", "2015-01-01", general);
        ledger.organization(moved, "party-branch", "2015-01-01", general, "2020-07-01", top);
        feed.apply(ledger);
    }

    @AfterEach
    void close() {
        imports.close();
    }

    Change lecture(String organization, String day, String status) {
        return ledger.activity(UUID.randomUUID(), LECTURE, organization, LocalDate.parse(day), status);
    }

    UUID dryRun(Change... rows) {
        return imports.add("activities", "dry-run", "completed", List.of(rows));
    }

    /** All items of all pages. */
    static List<Map<String, Object>> effect(UUID id, @Nullable String caller) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        do {
            Response page =
                    as("recorder", "recorder", caller).get("/v1/figures/effect?limit=500&import=" + id + cursor);
            page.then().statusCode(200);
            items.addAll(page.path("items"));
            cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
        } while (!cursor.isEmpty());
        return items;
    }

    /** @return before and after by organization, year and indicator */
    static Map<String, String> numbers(List<Map<String, Object>> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        item -> item.get("organization") + " " + item.get("period") + " " + item.get("indicator"),
                        item -> numbers(item.get("before")) + " -> " + numbers(item.get("after")),
                        (one, other) -> {
                            throw new IllegalStateException("twice: " + one + ", " + other);
                        },
                        TreeMap::new));
    }

    private static String numbers(Object beforeOrAfter) {
        Map<?, ?> both = (Map<?, ?>) beforeOrAfter;
        return plain(both.get("value")) + "+" + plain(both.get("pending"));
    }

    static String plain(@Nullable Object number) {
        return number == null
                ? "null"
                : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    /** @return all shipped figures of the bureau as they are now, by organization, year and indicator */
    static Map<String, String> figures(@Nullable String caller, List<String> places) {
        Map<String, String> all = new TreeMap<>();
        for (String place : places) {
            for (String year : YEARS) {
                List<Map<String, Object>> figures = as("reader", "reader", caller)
                        .get("/v1/figures?indicator=" + String.join(",", Indicators.SHIPPED) + "&organization=" + place
                                + "&period=" + year)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("figures");
                figures.forEach(figure -> all.put(
                        place + " " + year + " " + figure.get("indicator"),
                        plain(figure.get("value")) + "+" + plain(figure.get("pending"))));
            }
        }
        return all;
    }
}
