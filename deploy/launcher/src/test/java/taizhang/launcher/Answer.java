package taizhang.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the gateway answered. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Answer of(LaunchSettings settings, String path) throws IOException, InterruptedException {
        return of(request(settings, path));
    }

    static HttpRequest.Builder request(LaunchSettings settings, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.gatewayPort() + path));
    }

    static Answer of(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    int count(String name) {
        return headers.allValues(name).size();
    }
}
