package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A move begins on a day and leaves what was before. */
@QuarkusTest
class OrganizationMoveTest extends OrganizationFixture {

    @Test
    void theParentIsChangedByPlacementsOnly() {
        exists("OT-P1", null);
        exists("OT-P2", null);
        exists("OT-PC", "OT-P1");
        for (String other : new String[] {"OT-P2", null}) {
            as("admin")
                    .header("If-Match", "\"1\"")
                    .body(organization(other))
                    .put(PATH + "OT-PC")
                    .then()
                    .statusCode(422)
                    .body("code", is("parent-is-dated"));
        }
        as("admin")
                .header("If-Match", "\"1\"")
                .body(organization("OT-P1"))
                .put(PATH + "OT-PC")
                .then()
                .statusCode(200);
    }

    @Test
    void aMoveLeavesThePastAsItWas() {
        exists("OT-M1", null);
        exists("OT-M2", null);
        exists("OT-MC", "OT-M1");
        exists("OT-MG", "OT-MC");
        move("OT-MC", "OT-M2", "2020-07-01")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("parent", is("OT-M2"));
        as("reader")
                .get(PATH + "OT-MC/parents")
                .then()
                .statusCode(200)
                .body("items.parent", contains("OT-M1", "OT-M2"))
                .body("items.effectiveFrom", contains("2019-01-01", "2020-07-01"))
                .body("items.effectiveTo", contains("2020-06-30", null))
                .body("next", nullValue());
        list("parent=OT-M1&scope=subtree&on=2020-06-30").body("items.code", contains("OT-M1", "OT-MC", "OT-MG"));
        list("parent=OT-M1&scope=subtree&on=2020-07-01").body("items.code", contains("OT-M1"));
        list("parent=OT-M2&scope=subtree").body("items.code", contains("OT-M2", "OT-MC", "OT-MG"));
        list("parent=OT-M1&on=2020-06-30").body("items", contains(hasEntry("parent", "OT-M1")));
        list("parent=OT-M2&scope=children&on=2020-07-01").body("items.code", contains("OT-MC"));
        assertEquals(
                List.of(
                        "created 1 [{\"effectiveFrom\":\"2019-01-01\",\"parent\":\"OT-M1\"}]",
                        "updated 2 [{\"effectiveFrom\":\"2019-01-01\",\"parent\":\"OT-M1\"},"
                                + "{\"effectiveFrom\":\"2020-07-01\",\"parent\":\"OT-M2\"}]"),
                changes("OT-MC"));

        move("OT-MC", "OT-M2", "2020-07-01").statusCode(200).body("version", is(2));
        assertEquals(2, changes("OT-MC").size());
    }

    @Test
    void anEarlierPlacementEndsWhereALaterOneBegins() {
        exists("OT-R1", null);
        exists("OT-R2", null);
        exists("OT-R3", null);
        exists("OT-RC", "OT-R1");
        move("OT-RC", "OT-R3", "2021-01-01").statusCode(200);
        move("OT-RC", "OT-R2", "2020-01-01").statusCode(200).body("parent", is("OT-R3"));
        as("reader")
                .get(PATH + "OT-RC/parents")
                .then()
                .body("items.parent", contains("OT-R1", "OT-R2", "OT-R3"))
                .body("items.effectiveTo", contains("2019-12-31", "2020-12-31", null));
        move("OT-RC", null, "2021-01-01").statusCode(200).body("parent", nullValue());
    }

    @Test
    void aPlacementNeedsADayOfTheOrganizationAndAParentThatIsThere() {
        exists("OT-D1", null);
        exists("OT-DC", "OT-D1");
        move("OT-DC", "OT-D1", "2018-12-31").statusCode(422).body("errors[0].code", is("organization-not-valid"));
        move("OT-DC", "NOWHERE", "2020-01-01").statusCode(422).body("errors[0].pointer", is("/parent"));
        move("OT-DC", "OT-D1", null).statusCode(422).body("errors[0].pointer", is("/effectiveFrom"));
        as("admin")
                .header("If-Match", "*")
                .body("{\"effectiveFrom\": \"2020-01-01\"}")
                .put(PATH + "OT-DC/parent")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("/parent"));
        as("admin")
                .header("If-Match", "\"9\"")
                .body("{\"parent\": null, \"effectiveFrom\": \"2020-01-01\"}")
                .put(PATH + "OT-DC/parent")
                .then()
                .statusCode(412);
        move("NOWHERE", "OT-D1", "2020-01-01").statusCode(404);
    }

    @Test
    void noCycleOnAnyDay() {
        exists("OT-C1", null);
        exists("OT-C2", "OT-C1");
        exists("OT-C3", "OT-C2");
        move("OT-C1", "OT-C1", "2020-01-01").statusCode(409).body("code", is("organization-cycle"));
        move("OT-C1", "OT-C3", "2020-01-01").statusCode(409);
        // From 2022 on C3 stands apart, so C1 may be below it then, but not before.
        move("OT-C3", null, "2022-01-01").statusCode(200);
        move("OT-C1", "OT-C3", "2021-12-31").statusCode(409);
        move("OT-C1", "OT-C3", "2022-01-01").statusCode(200);
        // A placement that ends before the other begins makes no cycle either.
        move("OT-C3", "OT-C1", "2020-06-01").statusCode(200);
        move("OT-C3", "OT-C2", "2022-01-01").statusCode(409);
    }
}
