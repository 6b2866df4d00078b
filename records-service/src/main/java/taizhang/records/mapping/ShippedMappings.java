package taizhang.records.mapping;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The mappings that ship with the service, for sheets as most have them: {@code mappings/mappings.yaml}. */
@ApplicationScoped
class ShippedMappings {

    private static final String PATH = "/mappings/mappings.yaml";

    void load(@Observes StartupEvent event, MappingService service) {
        service.ship(all());
    }

    /** @return by their codes */
    static Map<String, PutMapping> all() {
        try (InputStream in = Objects.requireNonNull(ShippedMappings.class.getResourceAsStream(PATH), PATH)) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(PATH, e);
        }
    }
}
