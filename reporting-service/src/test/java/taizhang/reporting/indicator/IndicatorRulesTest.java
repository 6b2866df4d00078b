package taizhang.reporting.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.json.Json;
import taizhang.api.problem.Violations;

class IndicatorRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'of':'activities','measure':'count'} | ``",
                "{'of':'activities','measure':'sum:person-times'} | ``",
                "{'of':'activities','measure':'organizations'} | ``",
                "{'of':'activities','measure':'count','where':{'types':['a'],'attributes':{'k':['v']}}} | ``",
                "{'of':'activities','numerator':'a','denominator':'b'} | ``",
                "{'of':'rectification-tasks','measure':'count','where':{'group':'open'},'timing':'stock'} | ``",
                "{'of':'rectification-tasks','measure':'aspects','where':{'dueBy':'2020-06-30'},'on':'closedOn'} | ``",
                "{'of':'rectification-cycles','measure':'count','where':{'timeliness':['late'],'reopened':true}} | ``",
                "{'of':'rectification-cycles','measure':'count','on':'openedOn'} | ``",
                "{'of':'corrective-actions','measure':'count','where':{'dueBy':'overdue'},'on':'doneOn'} | ``",
                "{'of':'campaigns','measure':'count','where':{'campaignKinds':['conduct']},'on':'startsOn'} | ``",
                "{'of':'organizations','measure':'count','timing':'stock'} | ``",
                "{'of':'organizations','measure':'sum:members','timing':'stock'} | ``",
                "{'of':'organizations','measure':'sum:posts-filled:discipline-member','timing':'stock'} | ``",
                "{'of':'organizations','measure':'count','timing':'stock','where':{'held':[{'types':['a'],'themes':['b']}]}} | ``",
                "{'of':'activities','measure':'sum:a','where':{'quantities':['a','b']}} | ``",
                "{'of':'rectification-tasks','measure':'count','where':{'quantities':['a']}} | /where/quantities not-fitting",
                "{'of':'organizations','measure':'sum:members'} | /timing not-fitting",
                "{'of':'organizations','measure':'sum:people','timing':'stock'} | /measure unknown-value",
                "{'of':'organizations','measure':'sum:posts-filled:','timing':'stock'} | /measure unknown-value",
                "{'of':'organizations','measure':'sum:posts-filled:A','timing':'stock'} | /measure unknown-value",
                "{'of':'activities','measure':'sum:posts-filled:a'} | /measure unknown-value",
                "{'of':'organizations','measure':'count','where':{'held':[{'types':['a']}]}} | /where/held not-fitting",
                "{'of':'organizations','measure':'count','timing':'stock','where':{'held':[]}} | /where/held required",
                "{'of':'organizations','measure':'count','timing':'stock','where':{'held':[null]}} | /where/held/0 required",
                "{'of':'organizations','measure':'count','timing':'stock','where':{'held':[{'basedInKinds':['bureau']}]}} | /where/held/0/basedInKinds not-fitting",
                "{'of':'activities','measure':'count','where':{'held':[{'types':['a']}]}} | /where/held not-fitting",
                "{'measure':'count'} | /of required",
                "{'of':'people','measure':'count'} | /of unknown-value",
                "{'of':'activities'} | /measure required",
                "{'of':'activities','measure':'sum:'} | /measure unknown-value",
                "{'of':'activities','measure':'sum:x; drop table cell'} | /measure unknown-value",
                "{'of':'activities','measure':'average'} | /measure unknown-value",
                "{'of':'campaigns','measure':'sum:people'} | /measure not-fitting",
                "{'of':'activities','numerator':'a'} | /denominator required",
                "{'of':'activities','denominator':'a'} | /numerator required",
                "{'of':'activities','numerator':'a','denominator':'b','where':{'types':['x']}} | /where not-fitting",
                "{'of':'activities','measure':'count','timing':'stock'} | /timing unknown-value",
                "{'of':'activities','measure':'count','on':'closedOn'} | /on unknown-value",
                "{'of':'activities','measure':'count','where':{'group':'open'}} | /where/group not-fitting",
                "{'of':'activities','measure':'count','where':{'states':['x']}} | /where/states not-fitting",
                "{'of':'rectification-tasks','measure':'count','where':{'types':['x']}} | /where/types not-fitting",
                "{'of':'rectification-tasks','measure':'count','timing':'stock','on':'foundOn'} | /on not-fitting",
                "{'of':'rectification-cycles','measure':'count','timing':'stock'} | /timing unknown-value",
                "{'of':'organizations','measure':'count','on':'foundOn'} | /on unknown-value",
                "{'of':'campaigns','measure':'count','on':'doneOn'} | /on unknown-value",
                "{'of':'corrective-actions','measure':'aspects'} | /measure not-fitting",
                "{'of':'rectification-tasks','measure':'sum:people'} | /measure not-fitting",
                "{'of':'rectification-tasks','measure':'count','where':{'states':['found','void']}} | /where/states/1 unknown-value",
                "{'of':'corrective-actions','measure':'count','where':{'states':['verified']}} | /where/states/0 unknown-value",
                "{'of':'rectification-tasks','measure':'count','where':{'sources':['tour']}} | /where/sources/0 unknown-value",
                "{'of':'organizations','measure':'count','where':{'organizationKinds':['bureau','brunch']}} | /where/organizationKinds/1 unknown-value",
                "{'of':'organizations','measure':'count','where':{'basedInKinds':['brunch']}} | /where/basedInKinds/0 unknown-value",
                "{'of':'rectification-tasks','measure':'count','where':{'group':'closed'}} | /where/group unknown-value",
                "{'of':'rectification-tasks','measure':'count','where':{'dueBy':'soon'}} | /where/dueBy unreadable",
                "{'of':'rectification-tasks','measure':'count','where':{'dueBy':'2020-02-30'}} | /where/dueBy unreadable",
                "{'of':'rectification-tasks','measure':'count','where':{'reopened':true}} | /where/reopened not-fitting",
                "{'of':'rectification-cycles','measure':'count','where':{'timeliness':['early']}} | /where/timeliness/0 unknown-value",
                "{'of':'rectification-cycles','measure':'count','where':{'group':'fixed'}} | /where/group not-fitting",
                "{'of':'activities','measure':'count','where':{'campaignKinds':['x']}} | /where/campaignKinds not-fitting",
                "{'of':'activities','measure':'count','where':{'types':[]}} | /where/types required",
                "{'of':'activities','measure':'count','where':{'types':['a',null]}} | /where/types/1 required",
                "{'of':'activities','measure':'count','where':{'attributes':{'a/b':[]}}} | /where/attributes/a~1b required",
                "{'of':'activities','measure':'count','validFrom':'2020-02-01','validTo':'2020-01-01'} | /validTo ends-before-start",
            })
    void rules(String body, String expected) throws JsonProcessingException {
        Violations broken = new Violations();
        IndicatorRules.check(Json.CANONICAL.readValue(body.replace('\'', '"'), IndicatorBody.class), "", broken);
        assertEquals(
                expected,
                broken.all().stream()
                        .map(v -> v.pointer() + " " + v.rule().code())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void everyShippedDefinitionKeepsTheRulesAndHasItsOwnCode() {
        var shipped = ShippedIndicators.read();
        assertTrue(shipped.size() >= 60);
        assertEquals(
                shipped.size(), shipped.stream().map(Indicator::code).distinct().count());
    }

    @Test
    void everyShippedDefinitionCanBeCounted() {
        var additive = ShippedIndicators.read().stream()
                .filter(i -> i.isCountable() && i.isAdditive())
                .map(Indicator::code)
                .collect(Collectors.toSet());
        for (Indicator shipped : ShippedIndicators.read()) {
            String numerator = shipped.numerator();
            if (numerator == null) {
                assertTrue(shipped.isCountable(), shipped.code());
            } else {
                assertTrue(additive.contains(numerator), shipped.code());
                assertTrue(additive.contains(shipped.denominator()), shipped.code());
            }
        }
    }
}
