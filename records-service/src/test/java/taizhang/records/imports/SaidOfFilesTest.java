package taizhang.records.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a file beside it is kept to, or refused: nothing is passed over without a word. */
@QuarkusTest
class SaidOfFilesTest extends ImportFixture {

    /** Read as GB 18030 its title is 一, and it is no UTF-8. */
    private byte[] chinese() {
        return "类型,组织,标题,日期\n党课,%s,一,2020-03-05\n".formatted(own).getBytes(Charset.forName("GBK"));
    }

    private Response send(String contentType, byte[] file) {
        return within("recorder").contentType(contentType).body(file).post(IMPORTS + "?entity=activities&mode=dry-run");
    }

    @ParameterizedTest
    @CsvSource({"GBK", "gb2312", "\"GB18030\""})
    void aSheetIsReadInTheCharsetThatIsNamed(String charset) {
        Response ended = ended(within("recorder"), send("text/csv; header=present; Charset=" + charset, chinese()));
        rows(ended, "").then().body("items.after.title", contains("一"));
    }

    /** As UTF-8 it can be read, and would be. */
    @Test
    void theNameSaysMoreThanTheContent() {
        String title = "涓x";
        byte[] file = "Type,Organization,Date,Title\nparty-lecture,%s,2020-03-05,%s\n"
                .formatted(own, title)
                .getBytes(StandardCharsets.UTF_8);
        rows(ended(within("recorder"), send("text/csv", file)), "").then().body("items[0].after.title", equalTo(title));
        String other = new String(title.getBytes(StandardCharsets.UTF_8), Charset.forName("GB18030"));
        rows(ended(within("recorder"), send("text/csv; charset=gbk", file)), "")
                .then()
                .body("items[0].after.title", equalTo(other));
    }

    @Test
    void whatIsNotInTheCharsetThatIsNamedIsRefused() {
        send("text/csv; charset=utf-8", chinese())
                .then()
                .statusCode(400)
                .body("code", is("not-in-its-charset"))
                .body("detail", containsString("utf-8"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv; charset=utf-16, gb18030",
        "text/csv; charset=big5, gbk",
        "application/x-ndjson; charset=gbk, utf-8",
        "application/x-ndjson; charset=, utf-8"
    })
    void anotherCharsetIsRefused(String contentType, String told) {
        send(contentType, chinese())
                .then()
                .statusCode(415)
                .body("code", is("unsupported-charset"))
                .body("detail", containsString(told));
    }

    /** REST Assured says so of whatever it sends. */
    @Test
    void whatClientsSayUnaskedCountsForNothing() {
        String unasked = "; charset=ISO-8859-1";
        rows(ended(within("recorder"), send("text/csv" + unasked, chinese())), "")
                .then()
                .body("items.after.title", contains("一"));
        byte[] lines = file(row("一")).getBytes(StandardCharsets.UTF_8);
        rows(ended(within("recorder"), send(NDJSON + unasked, lines)), "")
                .then()
                .body("items.after.title", contains("一"));
    }

    @Test
    void linesInUtf8MaySaySo() {
        send("application/x-ndjson;charset=UTF-8", file(row("一")).getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({"gzip", "br", "x", "'gzip, identity'"})
    void whatIsPackedIsRefused(String encoding) {
        within("recorder")
                .header("Content-Encoding", encoding)
                .contentType("text/csv")
                .body(chinese())
                .post(IMPORTS + "?entity=activities")
                .then()
                .statusCode(415)
                .body("code", is("unsupported-content-encoding"));
    }

    @Test
    void whatIsAsItIsMaySaySo() {
        within("recorder")
                .header("Content-Encoding", "Identity")
                .contentType("text/csv")
                .body(chinese())
                .post(IMPORTS + "?entity=activities")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({"meeting-ledger", "no-such-mapping"})
    void linesHaveNoMapping(String mapping) {
        send(within("recorder"), "mapping=" + mapping, file(row("一")))
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("mapping"))
                .body("errors.code", contains("no-mapping-of-lines"));
    }
}
