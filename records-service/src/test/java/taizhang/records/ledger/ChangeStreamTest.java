package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

@QuarkusTest
class ChangeStreamTest extends RecordsTest {

    @TestHTTPResource
    URI service;

    @Test
    void itEndsWithTheTokenThatOpenedIt() throws Exception {
        HttpRequest stream = HttpRequest.newBuilder(service.resolve("/v1/changes?after=1000000"))
                .header("Authorization", "Bearer " + Token.expiringIn("feed", Duration.ofSeconds(3)))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<String> whole = HttpClient.newHttpClient()
                .sendAsync(stream, HttpResponse.BodyHandlers.ofString())
                .get(12, TimeUnit.SECONDS);
        assertEquals(200, whole.statusCode());
        assertEquals("", whole.body());
    }
}
