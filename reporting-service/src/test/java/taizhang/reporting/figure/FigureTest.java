package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What figures say, for the bureau of {@link FigureBureau}. */
@QuarkusTest
class FigureTest extends FigureBureau {

    @Test
    void aFigureSaysWhatTheContractSays() {
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020&compare=previous-year")
                .body("provenance.hierarchy", equalTo("event-date"))
                .body("figures.size()", equalTo(1))
                .body("figures[0].indicator", equalTo("lectures-given"))
                .body("figures[0].organization", equalTo("FIG-TOP"))
                .body("figures[0].scope", equalTo("subtree"))
                .body("figures[0].period", equalTo("2020"))
                .body("figures[0].value", equalTo(12))
                .body("figures[0].pending", equalTo(1))
                .body("figures[0].status", equalTo("ok"))
                .body("figures[0].unit", equalTo("times"))
                .body("figures[0].comparison.period", equalTo("2019"))
                .body("figures[0].comparison.value", equalTo(10))
                .body("figures[0].comparison.change", equalTo(2))
                .body("figures[0].comparison.changeRate", equalTo(0.2f))
                .body("figures[0].comparison.comparable", equalTo(true))
                .body("figures[0].comparison.why", nullValue())
                .body("figures[0].numerator", nullValue())
                .body(
                        "figures[0].evidence",
                        containsString("/v1/evidence?indicator=lectures-given&organization=FIG-TOP&scope=subtree"
                                + "&period=2020&position="))
                .body("figures[0]", not(hasKey("type")))
                .body("figures[0]", not(hasKey("suppressed")));
    }

    @ParameterizedTest
    @CsvSource({
        "FIG-TOP, self, 2020, zero, 0",
        "FIG-A, subtree, 2020, ok, 6",
        "FIG-B, subtree, 2020, ok, 6",
        "FIG-A, subtree, 2020-S1, ok, 6",
        "FIG-A, subtree, 2020-H2, zero, 0",
        "FIG-C, self, 2020-Q3, ok, 3",
        "FIG-TOP, subtree, 2020-01-15/2020-12-15, ok, 12",
        "FIG-TOP, subtree, 2020-01-16/2020-12-14, ok, 10",
        "FIG-TOP, subtree, 2020-03-15/2020-03-15, ok, 1",
        "FIG-TOP, subtree, 2018, not-applicable,",
        "FIG-TOP, subtree, 2199, not-due,",
    })
    void valuesAndStatuses(String organization, String scope, String period, String status, Integer value) {
        figures("indicator=lectures-given&organization=" + organization + "&scope=" + scope + "&period=" + period)
                .body("figures[0].status", equalTo(status))
                .body("figures[0].value", equalTo(value));
    }

    @Test
    void groupsSayHowFarTheyLieApart() {
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020,2020-Q1,2018&groupBy=organization")
                .body("spread.period", contains("2020", "2020-Q1"))
                .body("spread.organizations", contains(2, 2))
                .body("spread[0].minimum.organizations", contains("FIG-A", "FIG-B"))
                .body("spread[1].minimum.value", equalTo(0))
                .body("spread[1].minimum.organizations", contains("FIG-B"))
                .body("spread[1].median", equalTo(1.5f))
                .body("spread[1].maximum.value", equalTo(3))
                .body("spread[1].maximum.organizations", contains("FIG-A"));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020").body("$", not(hasKey("spread")));
    }

    /** Whoever is least would tell the number that is not shown. */
    @Test
    void nothingIsSaidOfNumbersThatAreWithheld() {
        as("reader")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"definition": {"of": "activities", "measure": "sum:people", "where": {"types": ["discipline-tally"]}},
                         "organization": "FIG-ELSE", "periods": ["2019", "2020"], "groupBy": "organization"}
                        """)
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("spread.period", contains("2020"));
    }

    @Test
    void groupsAddUpAlthoughAUnitMoved() {
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=organization")
                .body("figures.organization", contains("FIG-TOP", "FIG-A", "FIG-B"))
                .body("figures.scope", contains("self", "subtree", "subtree"))
                .body("figures.value", contains(0, 6, 6));
        ValidatableResponse ofA =
                figures("indicator=lectures-given&organization=FIG-A&period=2020&groupBy=organization");
        ofA.body("figures.organization", contains("FIG-A", "FIG-C")).body("figures.value", contains(0, 6));
        String link = ofA.extract().path("figures[1].evidence");
        as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200).body("total", equalTo(6));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020-Q1&groupBy=month")
                .body("figures.period", contains("2020-01", "2020-02", "2020-03"))
                .body("figures.value", contains(1, 1, 1));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020-02-01/2020-03-31,2020-Q1&groupBy=month")
                .body("figures.period", contains("2020-02", "2020-03", "2020-01", "2020-02", "2020-03"))
                .body(
                        "figures.within",
                        contains("2020-02-01/2020-03-31", "2020-02-01/2020-03-31", "2020-Q1", "2020-Q1", "2020-Q1"));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020,2019&groupBy=type")
                .body("figures.type", contains("party-lecture", "party-lecture"))
                .body("figures.value", contains(12, 10));
    }

    @Test
    void smallDisciplineTotalsAreNotShownBelowTheBureau() {
        String body = "{\"definition\":{\"of\":\"activities\",\"measure\":\"sum:people\",\"where\":%s},"
                + "\"organization\":\"%s\",\"periods\":[\"2020\"],\"compare\":\"previous-year\"%s}";
        String named = "{\"types\":[\"discipline-tally\"]}";
        for (String where : List.of(named, "{\"categories\":[\"discipline-count\"]}", "{}")) {
            ValidatableResponse hidden = as("reader")
                    .body(body.formatted(where, "FIG-B", ""))
                    .post("/v1/figures")
                    .then()
                    .statusCode(200)
                    .body("figures[0].value", nullValue())
                    .body("figures[0].pending", nullValue())
                    .body("figures[0].status", equalTo("missing"))
                    .body("figures[0].suppressed", equalTo(true))
                    .body("figures[0].comparison.value", nullValue());
            as("reader")
                    .urlEncodingEnabled(false)
                    .get(hidden.extract().<String>path("figures[0].evidence"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("suppressed"))
                    .body("$", not(hasKey("items")));
        }
        as("reader")
                .body(body.formatted(named, "FIG-A", ""))
                .post("/v1/figures")
                .then()
                .body("figures[0].value", equalTo(7));
        as("reader")
                .body(body.formatted(named, "FIG-TOP", ""))
                .post("/v1/figures")
                .then()
                .body("figures[0].value", equalTo(10));
        as("reader")
                .body(body.formatted(named, "FIG-TOP", ",\"groupBy\":\"organization\""))
                .post("/v1/figures")
                .then()
                .body("figures.value", contains(0, 7, null));
    }

    @Test
    void aGroupDoesNotGiveAwayASmallWholeOfTheYearBefore() {
        for (String where : List.of("{\"types\":[\"discipline-tally\"]}", "{}")) {
            as("reader")
                    .body(("{\"definition\":{\"of\":\"activities\",\"measure\":\"sum:people\",\"where\":%s},"
                                    + "\"organization\":\"FIG-E\",\"periods\":[\"2020\",\"2019\"],"
                                    + "\"groupBy\":\"organization\",\"compare\":\"previous-year\"}")
                            .formatted(where))
                    .post("/v1/figures")
                    .then()
                    .statusCode(200)
                    .body("figures.findAll { it.organization == 'FIG-F' }.value", contains(7, null))
                    .body("figures.find { it.organization == 'FIG-F' }.comparison.value", nullValue());
        }
    }
}
