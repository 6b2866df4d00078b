package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of figures and their evidence in the right and the wrong way, and by whom. */
@QuarkusTest
class FigureRequestTest extends FigureBureau {

    @Test
    void aForeignOrganizationDoesNotExist() {
        String ask = "/v1/figures?indicator=lectures-given&period=2020&organization=";
        for (String foreign : List.of("FIG-TOP", "FIG-B", "FIG-ELSE", "NOWHERE")) {
            as("reader", "r", "FIG-A").get(ask + foreign).then().statusCode(404);
            as("reader", "r", "FIG-A")
                    .get(ask.replace("figures", "evidence") + foreign)
                    .then()
                    .statusCode(404);
        }
        // C was below A until July.
        as("reader", "r", "FIG-A").get(ask + "FIG-C").then().statusCode(200).body("figures[0].value", equalTo(6));
        as("reader", "r", "FIG-A").get(ask + "FIG-A").then().statusCode(200).body("figures[0].value", equalTo(6));
        as("reader", "r", "FIG-B")
                .get(ask.replace("figures", "evidence") + "FIG-C&parent=FIG-A")
                .then()
                .statusCode(404);
    }

    @Test
    void evidenceIsPagedWithoutRepeating() {
        String ask = "/v1/evidence?indicator=lectures-given&organization=FIG-TOP&period=2020&limit=5";
        String cursor = "";
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (int page = 0; page < 3; page++) {
            var answer = as("reader")
                    .get(ask + cursor)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(12))
                    .extract();
            seen.addAll(answer.<List<String>>path("items.id"));
            cursor = "&cursor=" + answer.path("next");
        }
        assertEquals(12, seen.size());
        assertEquals("&cursor=null", cursor);
        String next = as("reader").get(ask).then().extract().path("next");
        String forged = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d", "+999999999-01-01");
        as("reader")
                .get(ask + "&cursor=" + Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)))
                .then()
                .statusCode(400);
        as("reader")
                .get(ask.replace("limit=5", "standing=pending"))
                .then()
                .body("items.organization", contains("FIG-A"))
                .body("items.contribution", contains(1))
                .body("items.title[0]", containsString("活动"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indicator=lectures-given&organization=FIG-TOP&period=2020-13",
                "indicator=lectures-given&organization=FIG-TOP",
                "indicator=lectures-given&period=2020",
                "organization=FIG-TOP&period=2020",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&scope=all",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&scope=",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=kind",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=type,",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=type,type",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=type,month,organization",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&compare=month",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=-1",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=999999999",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=9999999999999999999",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=１",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&status=approved",
                "indicator=lectures-given&organization=FIG-TOP&period=1950-01-01/2020-12-31&groupBy=month",
            })
    void whatCannotBeRead(String query) {
        as("reader").get("/v1/figures?" + query).then().statusCode(400).body("errors.parameter", hasSize(1));
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        as("reader")
                .get("/v1/figures")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("indicator", "organization", "period"));
        as("reader")
                .get("/v1/evidence")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("indicator", "organization", "period"));
        as("reader")
                .get("/v1/rectification-progress")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("organization", "period"));
        as("reader")
                .body("{\"organization\": \"\u200b\"}")
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition", "/organization", "/periods"));
        as("reader")
                .get("/v1/figures?indicator=&organization=&period=2020")
                .then()
                .statusCode(400)
                .body("errors.code", contains("blank", "blank"));
    }

    @Test
    void aDefinitionInAnAddressIsReadAsStrictlyAsABody() {
        for (String definition : List.of("{\"of\": \"activities\", \"unit\": \"a\\u0000\"}", "{\"of\": 1}", "{} {}")) {
            as("reader")
                    .queryParam("definition", definition)
                    .get("/v1/evidence?organization=FIG-TOP&period=2020")
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains("definition"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "'; drop table cell; --", "%", "\\\\", "$1", ":position"})
    void sqlInAParameterIsOnlyText(String attack) {
        for (String parameter : List.of("indicator", "organization")) {
            as("reader")
                    .queryParam("indicator", parameter.equals("indicator") ? attack : "lectures-given")
                    .queryParam("organization", parameter.equals("organization") ? attack : "FIG-TOP")
                    .queryParam("period", "2020")
                    .get("/v1/figures")
                    .then()
                    .statusCode(404);
        }
        as("reader")
                .queryParam("type", attack)
                .get("/v1/evidence?indicator=lectures-given&organization=FIG-TOP&period=2020")
                .then()
                .statusCode(400)
                .body("errors.code", contains("unknown-type"));
    }

    @Test
    void aMisspeltTypeOrCategoryIsNoZero() {
        as("reader")
                .body(
                        """
                        {"definition": {"of": "activities", "measure": "count",
                            "where": {"types": ["party-lecture", "party-lectrue"], "categories": ["lectrue"]}},
                         "organization": "FIG-TOP", "periods": ["2020"]}
                        """)
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/where/types/1", "/definition/where/categories/0"))
                .body("errors.code", contains("unknown-type", "unknown-category"));
        as("reader")
                .queryParam(
                        "definition",
                        "{\"of\":\"activities\",\"measure\":\"count\",\"where\":{\"types\":[\"party-lectrue\"]}}")
                .get("/v1/evidence?organization=FIG-TOP&period=2020")
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("definition"))
                .body("errors.code", contains("unknown-type"));
    }

    @Test
    void nothingNewIsNotSentAgain() {
        String ask = "/v1/figures?indicator=lectures-given&organization=FIG-TOP&period=2020";
        String etag = as("reader").get(ask).then().extract().header("ETag");
        as("reader").header("If-None-Match", etag).get(ask).then().statusCode(304);
        as("reader").header("If-None-Match", etag).get(ask + "-S1").then().statusCode(200);
        as("reader", "r", "FIG-TOP")
                .header("If-None-Match", etag)
                .get(ask)
                .then()
                .statusCode(200);
    }
}
