package taizhang.records.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Contents as objects of one bucket, named by their hashes. A put is whole or not at all: that is what S3 promises. */
final class S3Store implements ContentStore, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;

    S3Store(AttachmentSettings.S3 settings) {
        this.bucket = settings.bucket().orElseThrow();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // Stores other than Amazon's do not all know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(3))
                        .socketTimeout(PATIENCE));
        settings.endpoint().ifPresent(builder::endpointOverride);
        if (settings.accessKey().isPresent()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKey().get(), settings.secretKey().orElse(""))));
        }
        this.client = builder.build();
    }

    @Override
    public void put(Path file, String sha256) throws IOException {
        if (!has(sha256)) {
            call(() -> client.putObject(put -> put.bucket(bucket).key(sha256), RequestBody.fromFile(file)));
        }
    }

    private boolean has(String sha256) throws IOException {
        return call(() -> {
            try {
                client.headObject(head -> head.bucket(bucket).key(sha256));
                return true;
            } catch (S3Exception missing) {
                if (missing.statusCode() == NOT_FOUND) {
                    return false;
                }
                throw missing;
            }
        });
    }

    @Override
    public InputStream open(String sha256, long from, long length) throws IOException {
        String range = "bytes=" + from + "-" + (from + length - 1);
        return call(() -> client.getObject(get -> get.bucket(bucket).key(sha256).range(range)));
    }

    @Override
    public void delete(String sha256) throws IOException {
        call(() -> client.deleteObject(delete -> delete.bucket(bucket).key(sha256)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T call(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (SdkException failure) {
            throw new IOException(failure);
        }
    }
}
