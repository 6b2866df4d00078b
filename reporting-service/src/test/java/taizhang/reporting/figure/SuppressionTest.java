package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.time.Period;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** What is withheld cannot be had in another way: not from its list, nor from the other numbers of its answer. */
@QuarkusTest
class SuppressionTest extends ReportingTest {

    private static final int MONTHS = 24;
    private static final Random RANDOM = new Random(5);

    private static boolean made;

    @Inject
    TestFeed feed;

    private TestLedger ledger;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        ledger = feed.newLedger();
        ledger.type("discipline-tally", "discipline-count");
        ledger.organization("SUP-TOP", "bureau", "2018-01-01", null);
        ledger.organization("SUP-A", "department", "2018-01-01", "SUP-TOP");
        ledger.organization("SUP-B", "department", "2018-01-01", "SUP-TOP");
        ledger.organization("SUP-C", "department", "2018-01-01", "SUP-TOP");
        tally("SUP-A", "2020-03-05", "approved", 5);
        tally("SUP-A", "2020-09-05", "approved", 2);
        tally("SUP-B", "2020-03-05", "approved", 7);
        tally("SUP-B", "2020-03-06", "submitted", 2);
        for (int month = 0; month < MONTHS; month++) {
            int people = RANDOM.nextInt(9);
            tally("SUP-C", LocalDate.of(2019, 1, 15).plusMonths(month).toString(), "approved", people);
        }
        feed.apply(ledger);
    }

    private void tally(String organization, String day, String status, int people) {
        ledger.activity(
                UUID.randomUUID(),
                "discipline-tally",
                organization,
                LocalDate.parse(day),
                status,
                Map.of("quantities", Map.of("people", people)));
    }

    private static ValidatableResponse people(String organization, String periods, String more) {
        return as("reader")
                .body(
                        """
                        {"definition": {"of": "activities", "measure": "sum:people", "where": {"types": ["discipline-tally"]}},
                         "organization": "%s", "periods": [%s]%s}
                        """
                                .formatted(organization, periods, more))
                .post("/v1/figures")
                .then()
                .statusCode(200);
    }

    @Test
    void theRestOfAYearIsNotTold() {
        people("SUP-A", "\"2020\", \"2020-S1\", \"2020-S2\", \"2019\"", "")
                .body("figures.value", contains(null, 5, null, 0))
                .body("figures.suppressed", contains(true, null, true, null));
        people("SUP-A", "\"2020\"", "").body("figures.value", contains(7));
        people("SUP-A", "\"2021\", \"2020-S2\"", ",\"compare\":\"previous-year\"")
                .body("figures.value", contains(0, null))
                .body("figures[0].comparison.value", nullValue());
    }

    @Test
    void aSmallPendingIsNotTheWayToTheValue() {
        ValidatableResponse hidden = people("SUP-B", "\"2020\"", "")
                .body("figures[0].value", nullValue())
                .body("figures[0].pending", nullValue())
                .body("figures[0].suppressed", equalTo(true));
        String link = hidden.extract().path("figures[0].evidence");
        for (String standing : List.of("", "&standing=value", "&standing=pending")) {
            as("reader")
                    .urlEncodingEnabled(false)
                    .get(link + standing)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("suppressed"));
        }
    }

    @Test
    void noSumOfWhatIsShownIsWhatIsWithheld() {
        List<String> all = new ArrayList<>(List.of("2019", "2020"));
        for (int year = 2019; year <= 2020; year++) {
            for (int i = 1; i <= 12; i++) {
                all.add("%d-%02d".formatted(year, i));
                if (i <= 4) {
                    all.add("%d-Q%d".formatted(year, i));
                }
                if (i <= 2) {
                    all.add("%d-S%d".formatted(year, i));
                }
            }
        }
        int withheld = 0;
        for (int round = 0; round < 40; round++) {
            List<String> asked =
                    RANDOM.ints(12, 0, all.size()).distinct().mapToObj(all::get).toList();
            ValidatableResponse answer = people(
                    "SUP-C",
                    asked.stream().map(each -> '"' + each + '"').collect(Collectors.joining(",")),
                    round % 2 == 0 ? "" : ",\"compare\":\"previous-year\"");
            List<Map<String, Object>> figures = answer.extract().path("figures");
            List<double[]> shown = new ArrayList<>();
            List<double[]> hidden = new ArrayList<>();
            for (Map<String, Object> figure : figures) {
                add(figure.get("period"), figure.get("value"), shown, hidden);
                if (figure.get("comparison") instanceof Map<?, ?> before) {
                    add(before.get("period"), before.get("value"), shown, hidden);
                }
            }
            withheld += hidden.size();
            int rank = rank(shown);
            for (double[] each : hidden) {
                List<double[]> more = new ArrayList<>(shown);
                more.add(each);
                assertTrue(
                        rank(more) > rank || isAmong(each, shown),
                        () -> asked + " " + answer.extract().asString());
            }
        }
        assertTrue(withheld > 40, "nothing was withheld");
    }

    /** A period as the months of which it is a sum. */
    private static void add(Object label, Object value, List<double[]> shown, List<double[]> hidden) {
        Period period = Period.parse((String) label).orElseThrow();
        double[] months = new double[MONTHS + 12];
        for (int i = 0; i < months.length; i++) {
            LocalDate day = LocalDate.of(2018, 1, 15).plusMonths(i);
            months[i] = day.isBefore(period.from()) || !day.isBefore(period.until()) ? 0 : 1;
        }
        (value == null ? hidden : shown).add(months);
    }

    /** A comparison says nothing of its base when its own number is withheld, although the base is shown elsewhere. */
    private static boolean isAmong(double[] one, List<double[]> all) {
        return all.stream().anyMatch(each -> java.util.Arrays.equals(each, one));
    }

    /** By elimination. */
    private static int rank(List<double[]> rows) {
        List<double[]> left = rows.stream().map(double[]::clone).collect(Collectors.toCollection(ArrayList::new));
        int rank = 0;
        for (int column = 0; column < MONTHS + 12; column++) {
            int at = column;
            double[] pivot = left.stream()
                    .filter(row -> Math.abs(row[at]) > 1e-9)
                    .findFirst()
                    .orElse(null);
            if (pivot == null) {
                continue;
            }
            left.remove(pivot);
            rank++;
            for (double[] row : left) {
                double factor = row[at] / pivot[at];
                for (int j = 0; j < row.length; j++) {
                    row[j] -= factor * pivot[j];
                }
            }
        }
        return rank;
    }
}
