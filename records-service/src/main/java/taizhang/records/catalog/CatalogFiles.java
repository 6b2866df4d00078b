package taizhang.records.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import taizhang.records.catalog.ActivityType.Attribute;

/** The activity types that ship with the service: {@code catalog/*.yaml}, one file for each category. */
final class CatalogFiles {

    static final List<String> CATEGORIES = List.of(
            "assistance",
            "business",
            "discipline-count",
            "document-issued",
            "expenditure",
            "lecture",
            "meeting",
            "membership",
            "organisation-event",
            "organisational-life",
            "publicity",
            "recognition",
            "research-visit",
            "responsibility-letter",
            "study",
            "supervision",
            "talk",
            "theme-day",
            "training",
            "volunteering");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static final CatalogTerms TERMS = read("terms", new TypeReference<>() {});

    private CatalogFiles() {}

    /** @return all shipped types, each with the attributes that are open to every type */
    static List<ActivityType> types() {
        List<Attribute> common = common();
        return CATEGORIES.stream()
                .flatMap(category -> read(category, new TypeReference<List<ActivityType>>() {}).stream())
                .map(type -> TERMS.named(type).version(1))
                .map(type -> type.attributes(CatalogRules.union(type.attributes(), common)))
                .toList();
    }

    /** @return the attributes open to every type: {@code mode}, {@code level}, {@code direction} */
    static List<Attribute> common() {
        return read("common", new TypeReference<List<Attribute>>() {}).stream()
                .map(attribute -> TERMS.named(attribute.code(), attribute.values()))
                .toList();
    }

    private static <T> T read(String file, TypeReference<T> type) {
        String path = "/catalog/" + file + ".yaml";
        try (InputStream in = CatalogFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + path);
            }
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
