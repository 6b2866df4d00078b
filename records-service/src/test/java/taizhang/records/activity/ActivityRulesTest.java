package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.json.Json;

class ActivityRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final TypeDefinition TYPE = type();

    @Test
    void aGoodOneBreaksNoRule() {
        assertEquals(List.of(), broken("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"title":null};                               /title required
                    {"title":"  "};                               /title required
                    {"title":"\\u200b\\u00a0"};                     /title required
                    {"organization":null};                        /organization required
                    {"type":null};                                /type required
                    {"heldOn":null};                              /heldOn required
                    {"heldOn":"1920-12-31"};                      /heldOn out-of-range
                    {"heldOn":"2020-07-01"};                      /heldOn in-the-future
                    {"heldOn":"2020-07-01","occurrence":null};    /heldOn in-the-future
                    {"endedOn":"2020-03-04"};                     /endedOn ends-before-start
                    {"endedOn":"2300-01-01"};                     /endedOn out-of-range
                    {"occurrence":"done"};                        /occurrence unknown-value
                    {"minutesStatus":"lost"};                     /minutesStatus unknown-value
                    {"count":0};                                  /count out-of-range
                    {"count":1000001};                            /count out-of-range
                    {"themes":["Integrity"]};                     /themes/0 not-kebab-case
                    {"themes":["a","a--b"]};                      /themes/1 not-kebab-case
                    {"themes":["a","a"]};                         /themes/1 duplicate
                    {"themes":[null]};                            /themes/0 required
                    {"quantities":{"people":1}};                  /quantities/people unknown-quantity
                    {"quantities":{"person-times":-1}};           /quantities/person-times negative
                    {"quantities":{"person-times":null}};         /quantities/person-times required
                    {"quantities":{"person-times":1000000000000}}; /quantities/person-times out-of-range
                    {"quantities":{"person-times":1e99999}};      /quantities/person-times out-of-range
                    {"quantities":{"person-times":0.00001}};      /quantities/person-times too-precise
                    {"quantities":{"amount-cny":0.001}};          /quantities/amount-cny too-precise
                    {"quantities":{"a/b~c":1}};                   /quantities/a~1b~0c unknown-quantity
                    {"attributes":{"mood":"good"}};               /attributes/mood unknown-attribute
                    {"attributes":{"lecturer-role":"cook"}};      /attributes/lecturer-role unknown-value
                    {"attributes":{"lecturer-role":null}};        /attributes/lecturer-role required
                    {"externalId":" "};                           /externalId required
                    """)
    void eachRule(String change, String broken) {
        assertEquals(List.of(broken), broken(change));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'heldOn':'2020-07-01','occurrence':'planned'}",
                "{'heldOn':'2020-06-30'}",
                "{'endedOn':'2020-03-05'}",
                "{'quantities':{'person-times':0}}",
                "{'quantities':{'person-times':0e-99}}",
                "{'quantities':{'amount-cny':1234567.80,'person-times':999999999999.9999}}",
                "{'quantities':{'amount-cny':1.500}}",
                "{'attributes':{'lecturer-role':'invited','place':'会议室'}}",
                "{'minutesStatus':'complete','count':1000000}",
                "{'themes':['a','a-b','19th-congress']}",
            })
    void whatIsAllowed(String change) {
        assertEquals(List.of(), broken(change.replace('\'', '"')));
    }

    @Test
    void lengths() {
        assertEquals(List.of(), broken("{\"title\":\"" + "党".repeat(500) + "\"}"));
        assertEquals(List.of("/title too-long"), broken("{\"title\":\"" + "党".repeat(501) + "\"}"));
        assertEquals(List.of("/notes too-long"), broken("{\"notes\":\"" + "课".repeat(10_001) + "\"}"));
        assertEquals(List.of("/externalId too-long"), broken("{\"externalId\":\"" + "1".repeat(201) + "\"}"));
        assertEquals(
                List.of("/attributes/place too-long"),
                broken("{\"attributes\":{\"place\":\"" + "1".repeat(201) + "\"}}"));
    }

    @Test
    void allAtOnce() {
        List<String> broken = broken(
                """
                {"title": null, "heldOn": "2021-01-01", "endedOn": "2020-01-01", "count": 0,
                 "quantities": {"people": -1}, "attributes": {"mood": "x"}, "themes": ["X"]}
                """);
        assertTrue(
                broken.containsAll(List.of(
                        "/title required",
                        "/heldOn in-the-future",
                        "/endedOn ends-before-start",
                        "/count out-of-range",
                        "/quantities/people unknown-quantity",
                        "/quantities/people negative",
                        "/attributes/mood unknown-attribute",
                        "/themes/0 not-kebab-case")),
                broken.toString());
    }

    @Test
    void anUnknownTypeSaysNothingOfItsQuantities() {
        ActivityContent content = content("{\"quantities\":{\"people\":1},\"attributes\":{\"mood\":\"x\"}}");
        assertEquals(List.of("/type unknown-type"), codes(ActivityRules.check(content, null, TODAY)));
    }

    private static List<String> broken(String change) {
        return codes(ActivityRules.check(content(change), TYPE, TODAY));
    }

    private static List<String> codes(taizhang.api.problem.Violations violations) {
        return violations.all().stream()
                .map(v -> v.pointer() + " " + v.rule().code())
                .toList();
    }

    private static ActivityContent content(String change) {
        try {
            ObjectNode body = (ObjectNode)
                    Json.CANONICAL.readTree(
                            """
                            {"type": "party-lecture", "organization": "A", "title": "党课", "heldOn": "2020-03-05",
                             "occurrence": "held", "count": 1}
                            """);
            body.setAll((ObjectNode) Json.CANONICAL.readTree(change));
            return Json.CANONICAL.treeToValue(body, ActivityContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static TypeDefinition type() {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put("lecturer-role", Arrays.asList("branch-secretary", "invited"));
        attributes.put("place", null);
        return new TypeDefinition(Map.of("person-times", "person-times", "amount-cny", "CNY"), attributes);
    }
}
