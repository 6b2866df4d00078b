package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services share no code: what is meant to be the same in both is corrected in both. */
class CopiesAlikeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access/ImpliedRoles",
                "access/Role",
                "access/VerifiedTokens",
                "config/DayReader",
                "config/Json",
                "config/RequestId",
                "page/Cursor",
                "page/ETag",
                "page/Limit",
                "problem/DatabaseFailure",
                "problem/Language",
                "problem/Problem",
                "problem/ProblemException",
                "problem/ProblemMapper",
                "problem/Stack",
                "problem/QueryParameters",
                "problem/UnreadableBody",
                "problem/Violation",
                "table/Cell",
                "table/Columns",
                "table/CsvWriter",
                "table/Export",
                "table/Format",
                "table/Part",
                "table/RowWriter",
                "table/Table",
                "table/TableAnswer",
                "table/XlsxWriter",
            })
    void aFileOfBothIsTheSame(String file) throws IOException {
        assertEquals(
                of("records", file), of("reporting", file).replace("taizhang.reporting", "taizhang.records"), file);
    }

    private static String of(String service, String file) throws IOException {
        return Files.readString(
                Path.of("../../" + service + "-service/src/main/java/taizhang/" + service + "/" + file + ".java"));
    }
}
