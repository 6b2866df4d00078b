package taizhang.records;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The contract that is checked in is the one that is served. */
@QuarkusTest
class DocumentTest extends ServiceTest {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");

    @Test
    void theCheckedInDocumentIsTheServedOne() throws IOException {
        String served = given().get("/q/openapi").asString();
        if (System.getenv("REFRESH") != null) {
            Files.writeString(CHECKED_IN, served);
        }
        assertEquals(
                Files.readString(CHECKED_IN),
                served,
                "openapi.yaml is out of date; refresh it and look at the difference: REFRESH=yes mvn test -am -pl records-service"
                        + " -Dtest=DocumentTest -Dsurefire.failIfNoSpecifiedTests=false");
    }
}
