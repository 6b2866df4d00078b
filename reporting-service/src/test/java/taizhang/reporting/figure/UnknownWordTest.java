package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A misspelt word would count nothing, and look like a true zero: it is refused, with the nearest word that is known. */
@QuarkusTest
class UnknownWordTest extends ReportingTest {

    private static final String PLACE = "\"organization\":\"WORD-TOP\",\"periods\":[\"2020\"]";

    private static boolean made;
    private static long before;

    @Inject
    TestFeed feed;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.organization("WORD-TOP", "bureau", "2019-01-01", null);
        ledger.organization("WORD-A", "department", "2019-01-01", "WORD-TOP");
        ledger.organization("WORD-B", "department", "2019-01-01", "WORD-TOP");
        ledger.type(
                "word-lecture",
                "word-lectures",
                List.of("person-times"),
                Map.of("mode", List.of("onsite", "online"), "lecturer-role", List.of("secretary")));
        feed.apply(ledger);
        before = ledger.position();
        ledger.type(
                "word-meeting",
                "word-meetings",
                List.of("agenda-items"),
                Map.of("mode", List.of("onsite", "video"), "venue", List.of()));
        ledger.campaign("WORD-TOUR", "inspection", null, "2020-01-01", null);
        ledger.campaign("WORD-HIDDEN", "inspection", "WORD-B", "2020-01-01", null);
        ledger.activity(
                UUID.randomUUID(),
                "word-meeting",
                "WORD-A",
                LocalDate.of(2020, 3, 5),
                "approved",
                Map.of("attributes", Map.of("venue", "甲,乙\\:丙")));
        feed.apply(ledger);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static ValidatableResponse count(String definition) {
        return as("reader")
                .body("{\"definition\":%s,%s}".formatted(json(definition), PLACE))
                .post("/v1/figures")
                .then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'of':'activities','measure':'count','where':{'types':['word-lectrue']} | /where/types/0 | unknown-type | word-lecture",
                "'of':'activities','measure':'count','where':{'types':['word-lecture','word-meetings']} | /where/types/1 | unknown-type | word-meeting",
                "'of':'activities','measure':'count','where':{'categories':['word-lecturse']} | /where/categories/0 | unknown-category | word-lectures",
                "'of':'activities','measure':'sum:persontimes','where':{'types':['word-lecture']} | /measure | unknown-quantity | person-times",
                "'of':'activities','measure':'sum:agenda-items','where':{'types':['word-lecture']} | /measure | unknown-quantity | -",
                "'of':'activities','measure':'sum:word-nothing' | /measure | unknown-quantity | -",
                "'of':'activities','measure':'count','where':{'attributes':{'moed':['onsite']}} | /where/attributes/moed | unknown-attribute | mode",
                "'of':'activities','measure':'count','where':{'types':['word-lecture'],'attributes':{'mode':['onsite','on-line']}} | /where/attributes/mode/1 | unknown-value | online",
                "'of':'activities','measure':'count','where':{'types':['word-lecture'],'attributes':{'mode':['video']}} | /where/attributes/mode/0 | unknown-value | -",
                "'of':'activities','measure':'count','where':{'types':['word-lecture'],'attributes':{'venue':['甲']}} | /where/attributes/venue | unknown-attribute | -",
                "'of':'activities','measure':'count','where':{'campaigns':['WORD-TUOR']} | /where/campaigns/0 | unknown-campaign | WORD-TOUR",
                "'of':'rectification-tasks','measure':'count','where':{'campaigns':['WORD-TUOR']} | /where/campaigns/0 | unknown-campaign | WORD-TOUR",
                "'of':'campaigns','measure':'count','on':'startsOn','where':{'campaigns':['WORD-TUOR']} | /where/campaigns/0 | unknown-campaign | WORD-TOUR",
                "'of':'activities','measure':'count','where':{'themes':['Integrity']} | /where/themes/0 | not-kebab-case | -",
                "'of':'rectification-tasks','measure':'count','where':{'aspects':['Governance']} | /where/aspects/0 | not-kebab-case | -",
                "'of':'campaigns','measure':'count','on':'startsOn','where':{'campaignKinds':['In spection']} | /where/campaignKinds/0 | not-kebab-case | -",
                "'of':'activities','measure':'count','where':{'organizationKinds':['party-brunch']} | /where/organizationKinds/0 | unknown-value | party-branch",
                "'of':'activites','measure':'count' | /of | unknown-value | activities",
            })
    void wherever(String definition, String place, String code, String nearest) {
        String near = nearest.equals("-") ? "" : "nearest known: " + nearest;
        count("{" + definition + "}")
                .statusCode(422)
                .body("errors.pointer", contains("/definition" + place))
                .body("errors.code", contains(code))
                .body("errors[0].detail", containsString(near));
        as("admin")
                .body(json("{'name':{'zh':'甲','en':'A'},'unit':'times'," + definition + "}"))
                .put("/v1/indicators/word-test-refused")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(place))
                .body("errors.code", contains(code));
        as("reader")
                .queryParam("definition", json("{" + definition + "}"))
                .get("/v1/evidence?organization=WORD-TOP&period=2020")
                .then()
                .statusCode(422)
                .body("errors.code", contains(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'of':'activities','measure':'count','where':{'types':['word-lecture','word-meeting'],'attributes':{'mode':['online','video']}}}",
                "{'of':'activities','measure':'count','where':{'attributes':{'mode':['onsite']}}}",
                "{'of':'activities','measure':'count','where':{'attributes':{'venue':['nobody has been there']}}}",
                "{'of':'activities','measure':'sum:agenda-items','where':{'categories':['word-meetings']}}",
                "{'of':'activities','measure':'sum:person-times','where':{'types':['word-lecture','word-meeting']}}",
                "{'of':'activities','measure':'count','where':{'themes':['nobody-has-had-it'],'campaigns':['WORD-HIDDEN']}}",
                "{'of':'rectification-tasks','measure':'count','where':{'aspects':['-','nobody-has-had-it']}}",
            })
    void whatIsKnownIsCounted(String definition) {
        count(definition).statusCode(200);
    }

    @Test
    void aFreeValueIsFoundAndListed() {
        String link = count("{'of':'activities','measure':'count','where':{'attributes':{'venue':['甲,乙\\\\:丙']}}}")
                .statusCode(200)
                .body("figures.value", contains(1))
                .extract()
                .path("figures[0].evidence");
        as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200).body("total", equalTo(1));
    }

    @Test
    void anOldPositionTakesTheWordsOfThenAndOfNow() {
        String ask = "{\"definition\":{\"of\":\"activities\",\"measure\":\"count\",\"where\":{\"types\":[\"%s\"]}},"
                + PLACE + ",\"position\":" + before + "}";
        as("reader")
                .body(ask.formatted("word-meeting"))
                .post("/v1/figures")
                .then()
                .statusCode(200);
        as("reader")
                .body(ask.formatted("word-meetign"))
                .post("/v1/figures")
                .then()
                .statusCode(422);
    }

    @Test
    void aCampaignOfOthersDoesNotExist() {
        String ask = "{\"definition\":{\"of\":\"activities\",\"measure\":\"count\",\"where\":{\"campaigns\":[\"%s\"]}},"
                + "\"organization\":\"%s\",\"periods\":[\"2020\"]}";
        for (String code : List.of("WORD-HIDDEN", "WORD-HIDDEM")) {
            as("reader", "r", "WORD-A")
                    .body(ask.formatted(code, "WORD-A"))
                    .post("/v1/figures")
                    .then()
                    .statusCode(422)
                    .body("errors.code", contains("unknown-campaign"))
                    .body("errors[0].detail", not(containsString("nearest known: WORD-HIDDEN")));
        }
        for (String caller : List.of("WORD-B", "WORD-TOP")) {
            as("reader", "r", caller)
                    .body(ask.formatted("WORD-HIDDEN", caller))
                    .post("/v1/figures")
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/evidence?indicator=lectures-given&organization=WORD-TOP&period=2020&type=word-lectrue | type | unknown-type",
                "/v1/indicators?of=activites | of | unknown-value",
                "/v1/evidence?definition=1&version=1&organization=WORD-TOP&period=2020 | definition | not-fitting",
                "/v1/figures?indicator=lectures-given&organization=WORD-TOP&period=2020&groupBy=mnoth | groupBy | unknown-value",
                "/v1/evidence?indicator=lectures-given&organization=WORD-TOP&period=2020&standing=pendign | standing | unknown-value",
                "/v1/rectification-progress?organization=WORD-TOP&period=2020&groupBy=sources | groupBy | unknown-value",
            })
    void parameters(String address, String parameter, String code) {
        as("reader")
                .get(address)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(parameter))
                .body("errors.code", contains(code));
    }

    @Test
    void aBodyIsToldWhereItIsWrong() {
        String ask = json("{'definition':{'of':'activities','measure':'count'},'organization':'WORD-TOP',%s}");
        as("reader")
                .body(ask.formatted(json("'periods':['2020'],'groupBy':'mnoth'")))
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/groupBy"))
                .body("errors.detail", hasItem(containsString("nearest known: month")));
    }
}
