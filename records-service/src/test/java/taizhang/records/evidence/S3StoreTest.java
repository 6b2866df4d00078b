package taizhang.records.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a bucket, against a real S3 server that checks signatures. */
@Tag("integration")
class S3StoreTest {

    private static final String KEY = "local-identity";
    private static final String SECRET = "local-credential";

    private static BlobStore blobs;
    private static S3Proxy server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        // By its class: looked up by name, every kind of store on the class path would be loaded first.
        blobs = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("identity", "credential")
                .build(BlobStoreContext.class)
                .getBlobStore();
        blobs.createContainerInLocation(null, "evidence");
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        blobs.getContext().close();
    }

    private record Settings(
            Optional<String> bucket,
            Optional<URI> endpoint,
            String region,
            Optional<String> accessKey,
            Optional<String> secretKey,
            boolean pathStyle)
            implements EvidenceSettings.S3 {}

    private static S3Store store(String bucket, String secret, int port) {
        return new S3Store(new Settings(
                Optional.of(bucket),
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                "us-east-1",
                Optional.of(KEY),
                Optional.of(secret),
                true));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID().toString()), content);
    }

    @Test
    void storedOnceReadInPartsAndDeleted() throws Exception {
        try (S3Store store = store("evidence", SECRET, server.getPort())) {
            byte[] content = Samples.pdf(3 << 20);
            store.put(file(content), "a".repeat(64));
            store.put(file(Samples.text("not stored: it is there")), "a".repeat(64));
            try (InputStream all = store.open("a".repeat(64), 0, content.length)) {
                assertArrayEquals(content, all.readAllBytes());
            }
            try (InputStream part = store.open("a".repeat(64), 5, 3)) {
                assertArrayEquals(Arrays.copyOfRange(content, 5, 8), part.readAllBytes());
            }
            assertEquals(1, blobs.list("evidence").size());
            store.delete("a".repeat(64));
            store.delete("a".repeat(64));
            assertEquals(0, blobs.list("evidence").size());
            assertThrows(IOException.class, () -> store.open("a".repeat(64), 0, 1));
        }
    }

    @Test
    void whatDoesNotWorkIsAFailureOfTheStorage() throws Exception {
        Path file = file(Samples.pdf());
        try (S3Store store = store("no-such-bucket", SECRET, server.getPort())) {
            assertThrows(IOException.class, () -> store.put(file, "b".repeat(64)));
        }
        try (S3Store store = store("evidence", "another secret", server.getPort())) {
            assertThrows(IOException.class, () -> store.put(file, "b".repeat(64)));
        }
        try (S3Store store = store("evidence", SECRET, 1)) {
            assertThrows(IOException.class, () -> store.put(file, "b".repeat(64)));
        }
    }
}
