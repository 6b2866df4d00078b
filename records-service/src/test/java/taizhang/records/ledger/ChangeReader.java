package taizhang.records.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Follows the ledger over HTTP as another system would, until it sees the change of the record {@link #LAST}. */
abstract class ChangeReader {

    static final String LAST = "the-last";

    record Seen(long position, String id, long version) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final URI service;
    final String token;
    long position;

    ChangeReader(URI service, String token, long after) {
        this.service = service;
        this.token = token;
        this.position = after;
    }

    abstract List<Seen> untilLast() throws IOException, InterruptedException;

    HttpRequest request(String path, String accept) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .build();
    }

    Seen seen(JsonNode change) {
        position = change.get("position").asLong();
        return new Seen(
                position, change.get("id").asText(), change.get("version").asLong());
    }

    static final class Polling extends ChangeReader {

        Polling(URI service, String token, long after) {
            super(service, token, after);
        }

        @Override
        List<Seen> untilLast() throws IOException, InterruptedException {
            List<Seen> all = new ArrayList<>();
            while (all.isEmpty() || !all.get(all.size() - 1).id().equals(LAST)) {
                HttpRequest page = request("/v1/changes?limit=37&wait=5&after=" + position, "application/json");
                String body =
                        client.send(page, HttpResponse.BodyHandlers.ofString()).body();
                JSON.readTree(body).get("items").forEach(change -> all.add(seen(change)));
            }
            return all;
        }
    }

    /** Drops its connection now and then and resumes by Last-Event-ID. */
    static final class Streaming extends ChangeReader {

        private static final int EVENTS_PER_CONNECTION = 150;

        Streaming(URI service, String token, long after) {
            super(service, token, after);
        }

        @Override
        List<Seen> untilLast() throws IOException, InterruptedException {
            List<Seen> all = new ArrayList<>();
            while (all.isEmpty() || !all.get(all.size() - 1).id().equals(LAST)) {
                HttpRequest stream = HttpRequest.newBuilder(request("/v1/changes", "text/event-stream"), (n, v) -> true)
                        .header("Last-Event-ID", Long.toString(position))
                        .build();
                try (Stream<String> lines =
                        client.send(stream, HttpResponse.BodyHandlers.ofLines()).body()) {
                    readSome(lines.iterator(), all);
                }
            }
            return all;
        }

        private void readSome(Iterator<String> lines, List<Seen> all) throws IOException {
            for (int events = 0; events < EVENTS_PER_CONNECTION && lines.hasNext(); ) {
                String line = lines.next();
                if (line.startsWith("data:")) {
                    all.add(seen(JSON.readTree(line.substring("data:".length()))));
                    events++;
                    if (all.get(all.size() - 1).id().equals(LAST)) {
                        return;
                    }
                }
            }
        }
    }
}
