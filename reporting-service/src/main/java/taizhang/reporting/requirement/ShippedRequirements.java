package taizhang.reporting.requirement;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import taizhang.api.problem.Violations;

/** The requirements that ship with the service, taken over at start: the general ones and those to be adopted. */
@ApplicationScoped
class ShippedRequirements {

    /** Before the feed is followed: what is there before anything has been applied holds from the beginning. */
    private static final int EARLY = 100;

    private static final List<String> FILES = List.of("general", "stated");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());

    private final RequirementService service;

    ShippedRequirements(RequirementService service) {
        this.service = service;
    }

    void load(@Observes @Priority(EARLY) StartupEvent start) {
        service.ship(read());
    }

    /** @return the shipped requirements, checked by the rules that hold for everybody's */
    static List<Requirement> read() {
        List<Requirement> all = new ArrayList<>();
        for (String file : FILES) {
            for (RequirementBody body : read(file)) {
                String code = Objects.requireNonNull(body.code(), file);
                Violations broken = new Violations();
                RequirementRules.check(body, code, broken);
                if (!broken.isEmpty()) {
                    throw new IllegalStateException("requirements/" + file + ".yaml, " + code + ": " + broken.all());
                }
                all.add(body.toRequirement(code));
            }
        }
        return all;
    }

    private static List<RequirementBody> read(String file) {
        try (InputStream text = ShippedRequirements.class.getResourceAsStream("/requirements/" + file + ".yaml")) {
            return YAML.readValue(Objects.requireNonNull(text, file), new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }
}
