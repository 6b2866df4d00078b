package taizhang.reporting.indicator;

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

/** The definitions that ship with the service, one file for each category or kind of record, taken over at start. */
@ApplicationScoped
class ShippedIndicators {

    /** Before the feed is followed, so that its first batch finds something to count. */
    private static final int EARLY = 100;

    /** Named one by one: the contents of a folder cannot be listed inside a jar. */
    private static final List<String> FILES = List.of(
            "assistance",
            "attendance",
            "campaign",
            "coverage",
            "document-issued",
            "expenditure",
            "headline",
            "lecture",
            "meeting",
            "membership",
            "organization",
            "organisational-life",
            "publicity",
            "recognition",
            "rectification",
            "research-visit",
            "study",
            "supervision",
            "talk",
            "theme-day",
            "training");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());

    private final IndicatorService service;

    ShippedIndicators(IndicatorService service) {
        this.service = service;
    }

    void load(@Observes @Priority(EARLY) StartupEvent start) {
        service.ship(read());
    }

    /** @return the shipped definitions, checked by the rules that hold for everybody's */
    static List<Indicator> read() {
        List<Indicator> all = new ArrayList<>();
        for (String file : FILES) {
            for (IndicatorBody body : read(file)) {
                String code = Objects.requireNonNull(body.code(), file);
                Violations broken = new Violations();
                IndicatorRules.checkKept(body, code, broken);
                IndicatorRules.check(body, "", broken);
                if (!broken.isEmpty()) {
                    throw new IllegalStateException("indicators/" + file + ".yaml, " + code + ": " + broken.all());
                }
                all.add(body.toIndicator(code, 1));
            }
        }
        return all;
    }

    private static List<IndicatorBody> read(String file) {
        try (InputStream text = ShippedIndicators.class.getResourceAsStream("/indicators/" + file + ".yaml")) {
            return YAML.readValue(Objects.requireNonNull(text, file), new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }
}
