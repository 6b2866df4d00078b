package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looks the same is found, in whatever characters it was typed. */
@QuarkusTest
class SearchTest extends ActivityFixture {

    /** Each is looked for in a record with the other. */
    @ParameterizedTest
    @CsvSource({
        "第１２次会议, 第12次会议",
        "ＡＢＣ会, abc会",
        "党课（一）, 党课(一)",
        "党\u200b课, 党课",
        "党课\ufeff二, 党课二",
        "兰\u00ad州, 兰州",
        "cafe\u0301, café",
        "ﾃｽﾄ, テスト",
        "①号, 1号",
        "葛\ufe00城, 葛城"
    })
    void eitherFindsTheOther(String one, String other) {
        String tag = " t" + UUID.randomUUID().toString().substring(0, 8);
        String first = created(anActivity().with("title", one + tag));
        String second = created(anActivity().with("title", "无题").with("notes", other + tag));
        for (String word : List.of(one, other)) {
            reader().queryParam("q", word + tag)
                    .queryParam("sort", "heldOn")
                    .get(ACTIVITIES)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(first, second));
        }
        reader().queryParam("q", one + "x" + tag)
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    /** Rows from before texts were composed on their way in. */
    @Test
    void whatWasStoredInAnotherFormIsFound() throws SQLException {
        String id = created(anActivity());
        execute("update activity set title = ? where id = cast(? as uuid)", "re\u0301sume\u0301 7q3", id);
        for (String word : List.of("résumé 7q3", "RE\u0301SUME\u0301 7Q3")) {
            reader().queryParam("q", word).get(ACTIVITIES).then().body("items.id", contains(id));
        }
    }

    @Test
    void textsAreKeptComposed() {
        String client = UUID.randomUUID().toString();
        String id = created(anActivity().with("title", "re\u0301sume\u0301").with("externalId", "e\u0301" + client));
        reader().get(ACTIVITIES + "/" + id)
                .then()
                .body("title", equalTo("r\u00e9sum\u00e9"))
                .body("externalId", equalTo("\u00e9" + client));
    }

    /** Java's format characters and the others that are never drawn: none stands between two that are. */
    @Test
    void nothingHiddenStandsBetween() throws SQLException {
        String hidden = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.FORMAT && !drawn(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertEquals("党课", searchable("党" + hidden + "\u034f\u115f\u1160\u3164\uffa0\ufe0f\udb40\udd00课"));
    }

    /** Format characters that are seen: they enclose numbers, or stand between hieroglyphs. */
    private static boolean drawn(int c) {
        return (c >= 0x600 && c <= 0x605)
                || c == 0x6dd
                || c == 0x70f
                || c == 0x8e2
                || c == 0x110bd
                || c == 0x110cd
                || (c >= 0x13430 && c <= 0x13438);
    }

    private String searchable(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select searchable(?)")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
