package taizhang.records.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.table.TableAnswer;

/** What a list gives as a table, an import takes for the same records, whatever their texts begin with. */
@QuarkusTest
class ExportedAgainTest extends ImportFixture {

    private static final List<String> TEXTS =
            List.of("b", "=a", "'=c", "''=d", "'90后", "-e", "'@f", "＋g", "_x0041_x0042_");

    @ParameterizedTest
    @ValueSource(strings = {TableAnswer.CSV, TableAnswer.XLSX})
    void aliasesOfOrganizations(String type) {
        everywhere()
                .body(Map.of(
                        "name",
                        Map.of("zh", "-单位", "en", "'=Unit"),
                        "kind",
                        "party-branch",
                        "validFrom",
                        "2015-01-01",
                        "parent",
                        own,
                        "aliases",
                        TEXTS))
                .put("/v1/organizations/" + own + "-A")
                .then()
                .statusCode(201);
        again("organizations", everywhere().accept(type).get("/v1/organizations?parent=" + own), type);
    }

    @ParameterizedTest
    @ValueSource(strings = {TableAnswer.CSV, TableAnswer.XLSX})
    void titlesOfActions(String type) {
        Map<String, @Nullable Object> task = Map.of(
                "organization",
                own,
                "source",
                "inspection",
                "title",
                "'=题",
                "foundOn",
                "2020-03-05",
                "externalId",
                "=x",
                "actions",
                TEXTS.stream().map(title -> Map.of("title", title)).toList());
        within("recorder").body(task).post("/v1/rectification-tasks").then().statusCode(201);
        again("rectification-tasks", within("reader").accept(type).get("/v1/rectification-tasks"), type);
    }

    private void again(String entity, Response table, String type) {
        table.then().statusCode(200);
        boolean ofAdmin = entity.equals("organizations");
        Response ended = ended(
                ofAdmin ? everywhere() : within("recorder"),
                (ofAdmin ? everywhere() : within("recorder"))
                        .contentType(type)
                        .body(table.asByteArray())
                        .post(IMPORTS + "?strategy=upsert&entity=" + entity));
        counts(ended, "completed", 0, 0, 1, 0);
    }
}
