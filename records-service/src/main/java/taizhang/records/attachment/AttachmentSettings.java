package taizhang.records.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where contents are kept. */
@ConfigMapping(prefix = "taizhang.evidence")
interface AttachmentSettings {

    /** Uploads arrive here, and stay here unless a bucket is set. Instances may share it. */
    Path folder();

    /** Of the disk with the folder: less is a full disk. */
    @WithDefault("256M")
    MemorySize keepFree();

    S3 s3();

    /** Any store that speaks S3. */
    interface S3 {

        Optional<String> bucket();

        /** Empty: Amazon's of the region. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Empty: as the environment has it, for example a role of the machine. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        @WithDefault("true")
        boolean pathStyle();
    }
}
