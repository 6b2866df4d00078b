package taizhang.records.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.records.catalog.ActivityType.Attribute;

/** What the shipped types call attributes and values, by their codes, whichever type has them: {@code catalog/terms.yaml}. */
record CatalogTerms(Map<String, Name> attributes, Map<String, Name> values) {

    /** @return the attribute with the names that are known of it */
    Attribute named(String code, @Nullable List<String> codes) {
        return named(code, null, codes, Map.of());
    }

    /** @return the attribute by the given names and, where one is not given, those that are known */
    Attribute named(String code, @Nullable Name name, @Nullable List<String> codes, Map<String, Name> names) {
        Map<String, Name> all = new LinkedHashMap<>(values);
        all.putAll(names);
        return new Attribute(code, name == null ? attributes.getOrDefault(code, Name.ofCode(code)) : name, codes, all);
    }

    /** @return the type with known names for all of its attributes and values */
    ActivityType named(ActivityType type) {
        return type.attributes(type.attributes().stream()
                .map(attribute -> named(attribute.code(), attribute.values()))
                .toList());
    }
}
