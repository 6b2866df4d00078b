package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.launcher.Routes.Route;

/** A real nginx with the configuration of this repository, in front of stand-in services. */
@Tag("integration")
class GatewayTest {

    private static final Map<String, String> ENVIRONMENT = new HashMap<>();
    private static final Progress PROGRESS = new Progress(new PrintStream(System.out, true, StandardCharsets.UTF_8));

    @TempDir
    static Path root;

    static Supervisor supervisor = new Supervisor(PROGRESS, Endurance.STANDARD);
    static LaunchSettings settings = new LaunchSettings(ENVIRONMENT);

    @BeforeAll
    static void start() throws IOException {
        FakeInstallation.make(root, ENVIRONMENT);
        Path nginx = Nginx.find(settings.software(), PROGRESS);
        Assumptions.assumeTrue(nginx != null, "no nginx on this machine and none to be had");
        if (nginx == null) {
            return;
        }
        DatabaseAccess none = new DatabaseAccess("jdbc:postgresql://nowhere/none", "u", "p", null);
        Services services = new Services(settings, root.resolve("keys.pem"));
        supervisor.start(List.of(services.records(none), services.reporting(none, root.resolve("feed"))));
        supervisor.start(List.of(Gateway.prepare(nginx, settings)));
    }

    @AfterAll
    static void stop() {
        supervisor.stop();
    }

    private static List<Route> routes() {
        return Routes.read(Path.of("../nginx/routes.csv")).inOrder();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteLeadsToItsService(Route route) throws Exception {
        int port = route.service().equals("records") ? settings.recordsPort() : settings.reportingPort();
        String path = route.path().replace("{id}", "x");
        assertServedBy(port, path);
        assertServedBy(port, path + "/y?a=b%20c");
    }

    private static void assertServedBy(int port, String path) throws Exception {
        Answer answer = Answer.of(settings, path);
        assertTrue(answer.body().startsWith(port + " GET " + path + " "), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/health",
                "/v1/",
                "/v1/organizationsX",
                "/v1/organizations/../../q/metrics",
                "/v1/organizations/..%2f..%2fq/metrics",
                "/-/health",
                "/-/ready/records",
                "/health.json",
                "/index.html",
                "/page",
                "/page/",
                "/page/nothing.js",
                "/page/..%2fnginx.conf",
                "/lib/",
                "/config.json/",
                "/docs/../nginx.conf",
                "/docs/%2e%2e/%2e/nginx.conf"
            })
    void nothingElseIsThere(String path) throws Exception {
        Answer answer = Answer.of(settings, path);
        assertProblem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/organizations/..;/..;/q/metrics",
                "/v1/organizations/..%3B/..%3b/q/metrics",
                "/v1/organizations/..%5c..%5Cq/metrics"
            })
    void pathsThatServersReadDifferentlyAreRefused(String path) throws Exception {
        assertProblem(Answer.of(settings, path), 400, "bad-request");
        assertEquals(200, Answer.of(settings, "/v1/organizations?q=;%3B%5C").status(), "the query may hold them");
    }

    @Test
    void anOwnErrorNamesItsInstanceAndSpeaksChinese() throws Exception {
        Answer answer = Answer.of(Answer.request(settings, "/nothing?x=1").header("Accept-Language", "zh-CN,en;q=0.5"));
        assertEquals(
                "{\"type\":\"/problems/not-found\",\"title\":\"未找到\",\"status\":404,\"detail\":\"没有您可以查看的内容。\","
                        + "\"instance\":\"/nothing\",\"code\":\"not-found\"}",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en;q=0.1, zh;q=0.9 | 未找到",
                "zh;q=0.1, en;q=0.9 | Not found",
                "zh;q=0 | Not found",
                "zh;q=0.8, en;q=0.80 | 未找到",
                "en;q=0.333, zh;q=0.334 | 未找到",
                "fr, ZH-Hant-TW;q=0.3, de;q=0.9 | 未找到",
                "en-GB, zh | Not found",
                "zh ; q = 1.0 , en | 未找到",
                "* | Not found",
            })
    void itSpeaksTheLanguageThatIsPreferred(String accepted, String title) throws Exception {
        assertSpeaks(accepted, title);
    }

    @Test
    void itChoosesTheLanguageThatTheServicesChoose() throws Exception {
        Random random = new Random(20);
        List<String> ranges = List.of("en", "en-GB", "zh", "zh-CN", "zh-Hant-TW", "fr", "de-AT", "*");
        for (int i = 0; i < 300; i++) {
            List<String> shuffled = new ArrayList<>(ranges);
            Collections.shuffle(shuffled, random);
            String accepted = shuffled.subList(0, 1 + random.nextInt(5)).stream()
                    .map(range -> range + quality(random))
                    .collect(Collectors.joining(random.nextBoolean() ? ", " : ","));
            Problem ofAService = Problem.of(ProblemException.of(HttpProblem.NOT_FOUND), accepted, null);
            assertSpeaks(accepted, ofAService.title());
        }
    }

    /** Few different ones, so that many are equal, and as many digits as there may be. */
    private static String quality(Random random) {
        int thousandths = random.nextInt(5) * 250 + random.nextInt(3) - 1;
        if (thousandths >= 1000) {
            return random.nextBoolean() ? "" : ";q=1.0";
        }
        String digits = String.format("%03d", Math.max(1, thousandths));
        return ";q=0." + (digits.endsWith("0") && random.nextBoolean() ? digits.substring(0, 2) : digits);
    }

    private static void assertSpeaks(String accepted, String title) throws Exception {
        Answer answer = Answer.of(Answer.request(settings, "/nothing").header("Accept-Language", accepted));
        assertTrue(answer.body().contains("\"title\":\"" + title + "\""), accepted + ": " + answer.body());
    }

    @Test
    void aPathThatNeedsEscapingIsNotRepeated() throws Exception {
        String answer = raw("GET /x\"y HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertTrue(answer.contains("\"code\":\"not-found\""), answer);
        assertFalse(answer.contains("instance"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/activities, 1048576, 200",
        "/v1/activities, 1048577, 413",
        "/v1/imports?entity=activities, 67108864, 200",
        "/v1/imports?entity=activities, 67108865, 413",
        "/v1/activities/x/attachments, 22020096, 200",
        "/v1/activities/x/attachments, 22020097, 413",
        "/v1/rectification-tasks/x/attachments, 22020096, 200",
        "/v1/report-templates/x, 22020096, 200",
        "/v1/activities/x/transitions, 1048577, 413",
    })
    void bodiesAreLimited(String path, int bytes, int status) throws Exception {
        Answer answer = Answer.of(Answer.request(settings, path).POST(BodyPublishers.ofByteArray(new byte[bytes])));
        assertEquals(status, answer.status());
        if (status == 413) {
            assertProblem(answer, 413, "too-large");
        }
    }

    @Test
    void anUploadWhoseServiceFailsIsNotCalledTooLarge() throws Exception {
        Answer answer = Answer.of(Answer.request(settings, "/v1/activities/no-answer/attachments")
                .POST(BodyPublishers.ofByteArray(new byte[20 << 20])));
        assertProblem(answer, 503, "unavailable");
    }

    /** Each of them may take a part of the disk. */
    @Test
    void filesOnTheirWayAreCounted() throws Exception {
        String path = "/v1/activities/x/attachments";
        List<Socket> uploads = new ArrayList<>();
        try {
            for (int upload = 0; upload < 128; upload++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.gatewayPort());
                uploads.add(socket);
                socket.setSoTimeout(5000);
                String head =
                        "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                // It is asked for its body, so it is counted.
                assertEquals(
                        "HTTP/1.1 100", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            }
            assertProblem(Answer.of(settings, path), 429, "too-many-requests");
            assertEquals(200, Answer.of(settings, "/v1/activities").status());
        } finally {
            for (Socket socket : uploads) {
                socket.close();
            }
        }
        Answer answer = Answer.of(settings, path);
        for (int look = 0; look < 500 && answer.status() == 429; look++) {
            answer = Answer.of(settings, path);
        }
        assertEquals(200, answer.status());
    }

    @Test
    void longEvidenceLinksPassAndLongerOnesAreProblems() throws Exception {
        assertEquals(
                200, Answer.of(settings, "/v1/evidence?q=" + "a".repeat(30_000)).status());
        assertProblem(Answer.of(settings, "/v1/evidence?q=" + "a".repeat(33_000)), 414, "address-too-long");
        Answer header = Answer.of(Answer.request(settings, "/v1/figures").header("X-Long", "a".repeat(33_000)));
        assertProblem(header, 431, "header-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLAH\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /v1/figures HTTP/9.1\r\nHost: h\r\n\r\n"})
    void whatIsNotHttpIsAProblem(String request) throws Exception {
        String answer = raw(request);
        assertTrue(answer.contains("application/problem+json") && answer.contains("X-Request-Id"), answer);
    }

    @ParameterizedTest
    @CsvSource({"abc-1_2.3, true", "a b, false", "a\"b, false", "'', false"})
    void aSaneRequestIdIsKept(String given, boolean kept) throws Exception {
        Answer answer = Answer.of(Answer.request(settings, "/v1/figures").header("X-Request-Id", given));
        String used = answer.header("X-Request-Id");
        assertEquals(kept, used.equals(given));
        assertTrue(used.matches("[A-Za-z0-9._-]{1,64}"), used);
        assertTrue(answer.body().contains("request=" + used + " "), answer.body());
        assertEquals(1, answer.count("X-Request-Id"));
    }

    @Test
    void aRequestIdOf65CharactersIsReplaced() throws Exception {
        String given = "a".repeat(65);
        Answer answer = Answer.of(Answer.request(settings, "/nothing").header("X-Request-Id", given));
        assertTrue(answer.header("X-Request-Id").matches("[0-9a-f]{32}"));
    }

    @Test
    void theTraceIsPassedOn() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Answer answer = Answer.of(Answer.request(settings, "/v1/figures").header("traceparent", trace));
        assertTrue(answer.body().contains("trace=" + trace), answer.body());
    }

    @Test
    void healthIsThatOfBothServices() throws Exception {
        Answer well = Answer.of(settings, "/health");
        assertEquals(200, well.status());
        assertEquals("application/json", well.header("Content-Type"));
        assertTrue(
                well.body().startsWith("{\"status\":\"UP\",\"services\":{\"records\":{\"status\":\"UP\""), well.body());
        for (String service : List.of(Services.RECORDS, Services.REPORTING)) {
            Path mark = Files.createFile(
                    Orphans.workFolder(settings.home(), service).resolve("unhealthy"));
            Answer sick = Answer.of(settings, "/health");
            Files.delete(mark);
            assertEquals(503, sick.status(), service);
            String word = service.replace("-service", "");
            assertTrue(sick.body().startsWith("{\"status\":\"DOWN\""), sick.body());
            assertTrue(sick.body().contains("\"" + word + "\":{\"status\":\"DOWN\""), sick.body());
        }
    }

    @Test
    void whatTheGatewayAnswersItselfIsOnlyRead() throws Exception {
        for (String path : List.of(
                "/",
                "/config.json",
                "/lib/preact.js",
                "/page.css",
                "/page/main.js",
                "/docs",
                "/docs/",
                "/docs/start.js",
                "/health",
                "/openapi/records.yaml",
                "/openapi/reporting.yaml")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "PROPFIND")) {
                Answer refused =
                        Answer.of(Answer.request(settings, path).method(method, BodyPublishers.ofString("{}")));
                assertProblem(refused, 405, "method-not-allowed");
                assertEquals("GET, HEAD, OPTIONS", refused.header("Allow"), method + " " + path);
            }
            Answer options = Answer.of(Answer.request(settings, path).method("OPTIONS", BodyPublishers.noBody()));
            assertEquals(200, options.status(), path);
            assertEquals("GET, HEAD, OPTIONS", options.header("Allow"), path);
            assertEquals(1, options.count("X-Request-Id"), path);
            Answer head = Answer.of(Answer.request(settings, path)
                    .header("Range", "bytes=0-3")
                    .method("HEAD", BodyPublishers.noBody()));
            assertEquals(Answer.of(settings, path).status(), head.status(), path);
            assertEquals("", head.body(), path);
        }
    }

    @Test
    void aRequestWithoutAHostThatCanBeReadIsServed() throws Exception {
        for (String path : List.of("/health", "/v1/organizations", "/openapi/records.yaml")) {
            for (String host : List.of("", "Host: [::\r\n", "Host: [::1]:80\r\n")) {
                String answer = raw("GET " + path + " HTTP/1.0\r\n" + host + "\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 200"), host + answer);
            }
        }
    }

    @Test
    void whoWaitsForNewsIsLedToTheLedgerToo() throws Exception {
        String waiting = "/v1/changes?after=a%2Fb&wait=30";
        assertServedBy(settings.recordsPort(), waiting);
        Answer stream =
                Answer.of(Answer.request(settings, "/v1/changes?after=%20").header("Accept", "text/event-stream"));
        assertTrue(stream.body().startsWith(settings.recordsPort() + " GET /v1/changes?after=%20 "), stream.body());
    }

    @Test
    void thePagesLoadNothingFromOutside() throws Exception {
        Answer page = Answer.of(settings, "/");
        assertTrue(page.body().contains("台账"), page.body());
        assertEquals(Page.policy(page.body(), null), page.header("Content-Security-Policy"));
        Answer docs = Answer.of(settings, "/docs/");
        String policy = docs.header("Content-Security-Policy");
        assertTrue(policy.contains("script-src 'self';") && policy.contains("default-src 'none'"), policy);
        for (String file :
                List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "start.js")) {
            assertTrue(docs.body().contains(file));
            assertEquals(200, Answer.of(settings, "/docs/" + file).status(), file);
        }
        for (String text : List.of(
                page.body(), docs.body(), Answer.of(settings, "/docs/start.js").body())) {
            assertFalse(text.contains("://"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preact.js", "preact-hooks.js", "htm.js", "echarts.js"})
    void theLibrariesOfThePageAreModules(String name) throws Exception {
        Answer library = Answer.of(settings, "/lib/" + name);
        assertEquals(200, library.status());
        assertEquals("application/javascript; charset=utf-8", library.header("Content-Type"));
        assertTrue(library.body().contains("export{") || library.body().contains("export default"), name);
    }

    @Test
    void thePageIsToldWhereOneSignsIn() throws Exception {
        Answer config = Answer.of(settings, "/config.json");
        assertEquals("{\"issuer\":null,\"clientId\":null}", config.body());
        assertEquals("application/json", config.header("Content-Type"));
    }

    /** Else what a browser kept from the version before would run with the modules of this one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/page.css", "/page/main.js", "/config.json", "/lib/echarts.js", "/docs/", "/docs/start.js"
            })
    void aFileOfThePageIsAskedForAgainAndSentWhenItIsAnother(String path) throws Exception {
        Answer file = Answer.of(settings, path);
        assertEquals("no-cache", file.header("Cache-Control"));
        Answer same = Answer.of(Answer.request(settings, path).header("If-None-Match", file.header("ETag")));
        assertEquals(304, same.status());
        assertEquals(1, same.count("X-Content-Type-Options"));
    }

    @Test
    void onlyFilesOfThePageAreCompressed() throws Exception {
        for (String path : List.of("/", "/lib/preact.js", "/page.css", "/page/main.js", "/docs/start.js")) {
            Answer file = Answer.of(Answer.request(settings, path).header("Accept-Encoding", "gzip"));
            assertEquals("gzip", file.header("Content-Encoding"), path);
            assertEquals("Accept-Encoding", file.header("Vary"), path);
        }
        for (String path : List.of("/v1/figures", "/openapi/records.yaml", "/health", "/nothing")) {
            Answer answer = Answer.of(Answer.request(settings, path).header("Accept-Encoding", "gzip"));
            assertEquals(0, answer.count("Content-Encoding"), path);
        }
    }

    @Test
    void theDocumentsComeFromTheServices() throws Exception {
        assertTrue(Answer.of(settings, "/openapi/records.yaml")
                .body()
                .startsWith(settings.recordsPort() + " GET /q/openapi "));
        assertTrue(Answer.of(settings, "/openapi/reporting.yaml")
                .body()
                .startsWith(settings.reportingPort() + " GET /q/openapi "));
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(answer.body().contains("\"status\":" + status + ","), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertTrue(answer.body().contains("\"type\":\"/problems/" + code + "\""), answer.body());
        assertEquals(1, answer.count("X-Request-Id"));
        assertEquals(1, answer.count("X-Content-Type-Options"));
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.gatewayPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
