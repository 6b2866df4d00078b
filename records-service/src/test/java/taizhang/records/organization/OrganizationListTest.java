package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of a day, page by page. */
@QuarkusTest
class OrganizationListTest extends OrganizationFixture {

    @Test
    void listsHoldTheOrganizationsOfTheDay() {
        Map<String, Object> ended = organization(null);
        ended.put("validTo", "2020-06-30");
        ended.put("kind", "external-partner");
        ended.put("name", Map.of("zh", "独特的名字", "en", "Peculiar"));
        as("admin").body(ended).put(PATH + "OT-L1").then().statusCode(201);
        list("on=2020-06-30&q=OT-L1").body("items.code", contains("OT-L1"));
        list("on=2020-07-01&q=OT-L1").body("items", empty());
        list("q=OT-L1").body("items", empty());
        list("on=2020-01-01&q=独特").body("items.code", contains("OT-L1"));
        list("on=2020-01-01&q=ＰＥＣUL&include=total").body("total", is(1));
        list("on=2020-01-01&kind=bureau,external-partner").body("items.code", hasItem("OT-L1"));
        list("on=2020-01-01&kind=bureau&q=OT-L1").body("items", empty());
        for (String wrong :
                new String[] {"kind=club", "on=yesterday", "scope=all&parent=OT-L1", "scope=subtree", "limit=0"}) {
            as("reader")
                    .get("/v1/organizations?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", is("invalid-parameter"));
        }
        as("reader").get("/v1/organizations?parent=NOWHERE").then().statusCode(404);
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        exists("OT-PAGE", null);
        for (int i = 0; i < 7; i++) {
            exists("OT-PAGE-" + i, "OT-PAGE");
        }
        List<String> codes = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = list("parent=OT-PAGE&limit=3&include=total" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .body("total", is(7));
            codes.addAll(page.extract().jsonPath().getList("items.code"));
            cursor = page.extract().path("next");
        }
        assertEquals(7, codes.size());
        assertEquals(7, new HashSet<>(codes).size());
    }
}
