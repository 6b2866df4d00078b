package taizhang.reporting.compliance;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** TOP with the branches A and B below it; A owes a party day each month of 2020, and held those of January to March. */
abstract class ComplianceBureau extends ReportingTest {

    private static int next;

    @Inject
    TestFeed feed;

    TestLedger ledger;
    String top;
    String a;
    String b;
    String day;
    String code;

    @BeforeEach
    void bureau() {
        next++;
        String prefix = getClass().getSimpleName().replaceAll("[a-z]", "") + next;
        top = prefix + "-TOP";
        a = prefix + "-A";
        b = prefix + "-B";
        day = "party-day-" + prefix.toLowerCase(java.util.Locale.ROOT);
        code = "monthly-" + prefix.toLowerCase(java.util.Locale.ROOT);
        ledger = feed.newLedger();
        ledger.type(day, "theme-day", List.of("people"), Map.of("role", List.of("x", "y"), "mode", List.of()));
        ledger.organization(top, "bureau", "2018-01-01", null);
        ledger.organization(a, "party-branch", "2018-01-01", top);
        ledger.organization(b, "party-branch", "2018-01-01", top);
        for (int month = 1; month <= 3; month++) {
            held(a, LocalDate.of(2020, month, 15));
        }
        feed.apply(ledger);
    }

    UUID held(String organization, LocalDate on) {
        UUID id = UUID.randomUUID();
        ledger.activity(id, day, organization, on, "approved");
        return id;
    }

    /** @param more fields that differ from those of the requirement of a party day each month */
    Map<String, @Nullable Object> monthly(Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("name", Map.of("zh", "每月主题党日", "en", "Party day each month"));
        body.put("organizationKinds", List.of("party-branch"));
        body.put("types", List.of(day));
        body.put("minimum", 1);
        body.put("per", "month");
        body.putAll(more);
        return body;
    }

    ValidatableResponse require(Map<String, ? extends @Nullable Object> more) {
        return put("admin", null, "/v1/requirements/" + code, monthly(more));
    }

    static ValidatableResponse put(String role, @Nullable String ifMatch, String path, Object body) {
        return as(role, role, null)
                .headers(ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch))
                .body(body)
                .put(path)
                .then();
    }

    Response compliance(String query) {
        return as("reader").get("/v1/compliance?requirement=" + code + "&" + query);
    }

    ValidatableResponse ok(String query) {
        return compliance(query).then().statusCode(200);
    }

    void refused(int status, String query, String parameter) {
        as("reader")
                .get("/v1/compliance?" + query)
                .then()
                .statusCode(status)
                .body("errors[0].parameter", equalTo(parameter));
    }
}
