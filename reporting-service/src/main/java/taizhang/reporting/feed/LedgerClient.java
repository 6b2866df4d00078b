package taizhang.reporting.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads pages of the change feed of records-service. */
final class LedgerClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** For the answer itself, on top of the time that the ledger may wait. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private static final int CONFLICT = 409;

    private static final int MOST_PAGES = 4;
    /** Of records in them, before the last page. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI records;
    private final @Nullable Path tokenFile;
    private final Duration wait;
    private final int limit;

    LedgerClient(URI records, @Nullable Path tokenFile, Duration wait, int limit) {
        this.records = records;
        this.tokenFile = tokenFile;
        this.wait = wait;
        this.limit = limit;
    }

    /**
     * What comes after a position. While much is waiting, several pages together: counted at once they cost less than one after
     * the other.
     *
     * @throws IOException when records-service is away, refuses, or answers something else than a page
     * @throws BrokenChainException when its ledger ends before the position
     */
    ChangePage after(long position) throws IOException, InterruptedException {
        ChangePage pages = page(position);
        for (int more = 1; more < MOST_PAGES && pages.isFollowed() && pages.characters() < MOST_CHARACTERS; more++) {
            pages = pages.with(page(pages.last()));
        }
        return pages;
    }

    private ChangePage page(long position) throws IOException, InterruptedException {
        URI address =
                records.resolve("/v1/changes?after=" + position + "&limit=" + limit + "&wait=" + wait.toSeconds());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(wait.plus(ANSWER)).header("Accept", "application/json");
        if (tokenFile != null) {
            request.header(
                    "Authorization", "Bearer " + Files.readString(tokenFile).strip());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == CONFLICT) {
            throw new BrokenChainException("the ledger ends before " + position + ", which has been applied");
        }
        if (answer.statusCode() != 200) {
            throw new IOException(records + " answers " + answer.statusCode());
        }
        return ChangePage.of(answer.body());
    }
}
