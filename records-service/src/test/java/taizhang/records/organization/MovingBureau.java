package taizhang.records.organization;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.testing.Token;

/**
 * A bureau with two units, a section that moves from A to B on 2021-01-01 and back on 2021-01-06, a unit that ended with
 * 2020, and a foreign agency; a campaign of everybody, one of unit A and one of the foreign agency.
 */
public final class MovingBureau {

    public static final List<String> ORGANIZATIONS =
            List.of("MB-BUREAU", "MB-A", "MB-B", "MB-MOVED", "MB-OLD", "MB-OTHER");

    private static boolean written;

    private MovingBureau() {}

    public static void write(Database database) {
        if (written) {
            return;
        }
        written = true;
        organization("MB-BUREAU", null, null);
        organization("MB-A", "MB-BUREAU", null);
        organization("MB-B", "MB-BUREAU", null);
        organization("MB-MOVED", "MB-A", null);
        organization("MB-OLD", "MB-BUREAU", "2020-12-31");
        organization("MB-OTHER", null, null);
        move("MB-B", "2021-01-01");
        move("MB-A", "2021-01-06");
        campaign(database, "mb-open", null);
        campaign(database, "mb-a", "MB-A");
        campaign(database, "mb-other", "MB-OTHER");
    }

    private static void organization(String code, @Nullable String parent, @Nullable String validTo) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "单位", "en", "Unit"));
        body.put("kind", "affiliated-unit");
        body.put("parent", parent);
        body.put("validFrom", "2000-01-01");
        body.put("validTo", validTo);
        admin().body(body).put("/v1/organizations/" + code).then().statusCode(201);
    }

    private static void move(String parent, String day) {
        admin().header("If-Match", "*")
                .body(Map.of("parent", parent, "effectiveFrom", day))
                .put("/v1/organizations/MB-MOVED/parent")
                .then()
                .statusCode(200);
    }

    private static void campaign(Database database, String code, @Nullable String leader) {
        database.sql(
                        """
                        insert into campaign (code, name_zh, name_en, kind, lead_organization, starts_on, version)
                        values (:code, '专项', 'Campaign', 'theme-education', :leader, '2020-01-01', 1)
                        """)
                .set("code", code)
                .set("leader", leader)
                .execute();
    }

    private static RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(Token.of("admin"));
    }
}
