package taizhang.reporting.reference;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/**
 * What a list is narrowed to.
 *
 * @param fields wanted values by their names; null: any
 * @param q part of the code or of a name; null: any
 * @param organization whose subtree is listed, as it stands on any of the days that a thing is about; null: all
 * @param own whether only what is about the organization itself
 * @param fromAbove whether also what is about the subtree of an organization above it
 */
public record ReferenceFilter(
        SortedMap<String, String> fields,
        @Nullable String q,
        @Nullable String organization,
        boolean own,
        boolean fromAbove) {

    public static final ReferenceFilter NONE = new ReferenceFilter(new TreeMap<>(), null, null, false, false);

    /** @return the same with a wanted value of one field more; null: any */
    public ReferenceFilter with(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(fields);
        more.put(field, value);
        return new ReferenceFilter(more, q, organization, own, fromAbove);
    }

    public ReferenceFilter withText(@Nullable String text) {
        return new ReferenceFilter(fields, text, organization, own, fromAbove);
    }

    public ReferenceFilter below(@Nullable String code, boolean alone) {
        return new ReferenceFilter(fields, q, code, alone, false);
    }

    /** @return the same of all that applies there, whoever it was said of */
    public ReferenceFilter applyingTo(@Nullable String code, boolean alone) {
        return new ReferenceFilter(fields, q, code, alone, true);
    }

    /** @return null: any document */
    @Nullable
    String document() {
        Map<String, String> wanted = fields;
        return wanted.isEmpty() ? null : Json.text(wanted);
    }
}
