package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records what the demo bureau has nothing of, each row of it in an organization of its own. */
record CoverageFixture(Api admin) {

    private static final String FOUNDED = "2010-01-01";

    void record(List<CoverageRow> rows) {
        Set<String> campaigns = new TreeSet<>();
        rows.forEach(row -> row.fixture().records().stream()
                .filter(record -> record.hasNonNull("campaign"))
                .forEach(record -> campaigns.add(record.get("campaign").asText())));
        campaigns.forEach(this::campaign);
        rows.forEach(this::record);
    }

    /** The demo bureau has some of them. */
    private void campaign(String code) {
        Map<String, Object> body = Map.of(
                "name", Map.of("zh", code, "en", code), "kind", "special-rectification", "startsOn", "2019-01-01");
        Api.Answer answer = admin.send("PUT", "/v1/campaigns/" + code, body, Map.of("If-None-Match", "*"));
        if (answer.status() != 412) {
            answer.expect(201);
        }
    }

    private void record(CoverageRow row) {
        CoverageRow.Fixture fixture = row.fixture();
        ObjectNode organization =
                Api.JSON.createObjectNode().put("kind", fixture.kind() == null ? "bureau" : fixture.kind());
        organization(row.id(), organization, null);
        for (int no = 1; no <= fixture.children().size(); no++) {
            organization(row.id() + "-" + no, fixture.children().get(no - 1).deepCopy(), row.id());
        }
        if (fixture.totals() != null) {
            admin.send("PUT", "/v1/organizations/" + row.id() + "/totals", fixture.totals(), Map.of("If-Match", "*"))
                    .expect(200);
        }
        fixture.records().forEach(record -> record(row, record));
    }

    /** What is written in reporting-service, which must know the organizations by then. */
    void report(List<CoverageRow> rows) {
        rows.forEach(row -> {
            CoverageQuestion question = new CoverageQuestion(row);
            question.indicators()
                    .forEach(
                            indicator -> put("indicators", indicator.get("code").asText(), indicator));
            if (row.fixture() != null) {
                row.requirements().forEach(requirement -> adopt(requirement, row.id()));
                put(question, "figure-entries", row.fixture().entries());
                put(question, "targets", row.fixture().targets());
            }
        });
    }

    /** What ships is in force nowhere, or everywhere: it holds there and from then. */
    private void adopt(String requirement, String organization) {
        String path = "/v1/requirements/" + requirement;
        Api.Answer shipped = admin.send("GET", path, null, Map.of()).expect(200);
        ObjectNode body = shipped.body().deepCopy();
        body.put("organization", organization).put("validFrom", "2020-01-01").putNull("validTo");
        admin.send("PUT", path, body, Map.of("If-Match", shipped.etag())).expect(200);
    }

    private void put(CoverageQuestion question, String resource, List<ObjectNode> bodies) {
        for (int no = 0; no < bodies.size(); no++) {
            ObjectNode body = bodies.get(no).deepCopy();
            body.put("organization", question.row().organization());
            body.put("indicator", question.indicator(body.get("indicator").asText()));
            if (!body.has("period")) {
                body.put("period", question.row().period());
            }
            put(resource, question.row().id().toLowerCase(Locale.ROOT) + "-" + (no + 1), body);
        }
    }

    private void put(String resource, String code, ObjectNode body) {
        admin.put("/v1/" + resource + "/" + code, body).expect(201);
    }

    private void organization(String code, ObjectNode body, @Nullable String parent) {
        body.put("parent", parent).put("validFrom", FOUNDED);
        body.putObject("name").put("zh", code).put("en", code);
        admin.put("/v1/organizations/" + code, body).expect(201);
    }

    /** And beside it, where it is counted, the same a year before and once more as planned, which must not be. */
    private void record(CoverageRow row, JsonNode record) {
        ObjectNode body = record.deepCopy();
        body.put(
                "organization",
                row.id()
                        + (record.has("organization")
                                ? "-" + record.get("organization").asText()
                                : ""));
        body.put("title", row.en()).put("status", "approved");
        post(body);
        if (row.get() == null) {
            post(body.deepCopy().put("occurrence", "planned"));
            post(body.put(
                    "heldOn",
                    LocalDate.parse(record.get("heldOn").asText()).minusYears(1).toString()));
        }
    }

    private void post(ObjectNode body) {
        admin.post("/v1/activities", body).expect(201);
    }
}
