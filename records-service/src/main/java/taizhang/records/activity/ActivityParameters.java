package taizhang.records.activity;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.time.Period;
import taizhang.records.catalog.ActivityType;
import taizhang.records.problem.RecordsRule;

/** The query parameters of a list of activities. */
public class ActivityParameters {

    private static final List<String> SCOPES = List.of("self", "subtree");
    private static final List<String> SORTS = List.of("heldOn", "-heldOn");

    @QueryParam("organization")
    @Parameter(description = "code; 404 when the caller cannot see it")
    @Nullable
    String organization;

    @QueryParam("scope")
    @Parameter(
            description = "with organization: itself alone, or with all that were below it on the day of the event",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"self", "subtree"},
                            defaultValue = "subtree"))
    @Nullable
    String scope;

    @QueryParam("type")
    @Parameter(description = "codes of activity types; comma: any of")
    @Nullable
    String type;

    @QueryParam("category")
    @Parameter(description = "categories of activity types; comma: any of")
    @Nullable
    String category;

    @QueryParam("period")
    @Parameter(
            description = "of heldOn: 2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
            example = "2020-S1")
    @Nullable
    String period;

    @QueryParam("heldFrom")
    @Parameter(description = "first day of heldOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String heldFrom;

    @QueryParam("heldTo")
    @Parameter(description = "last day of heldOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String heldTo;

    @QueryParam("status")
    @Parameter(
            description = "comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(implementation = ActivityStatus.class))
    @Nullable
    String status;

    @QueryParam("occurrence")
    @Parameter(
            description = "comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(implementation = Occurrence.class))
    @Nullable
    String occurrence;

    @QueryParam("minutesStatus")
    @Parameter(
            description = "comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(implementation = MinutesStatus.class))
    @Nullable
    String minutesStatus;

    @QueryParam("campaign")
    @Parameter(description = "codes of campaigns; comma: any of; 404 when the caller cannot see one")
    @Nullable
    String campaign;

    @QueryParam("theme")
    @Parameter(description = "comma: any of")
    @Nullable
    String theme;

    @QueryParam("attribute")
    @Parameter(
            description =
                    "key:value; comma between values: any of (within a value \\, is a comma and \\\\ a backslash);"
                            + " repeated: all of. Attributes and closed values are those of the types that are asked for",
            example = "lecturer-role:party-group-secretary",
            explode = Explode.TRUE)
    @Nullable
    List<String> attribute;

    @QueryParam("q")
    @Parameter(description = "two or more characters that stand together in the title or in the notes", example = "党课")
    @Nullable
    String q;

    @QueryParam("sort")
    @Parameter(
            description = "by heldOn, then id; - is descending",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"heldOn", "-heldOn"},
                            defaultValue = "heldOn"))
    @Nullable
    String sort;

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} with all that cannot be read */
    ActivityQuery query(@Nullable String callerScope, Collection<ActivityType> catalog) {
        FilterReader reader = new FilterReader();
        reader.one("scope", scope, SCOPES);
        if (organization == null && scope != null) {
            reader.add("organization", FieldRule.REQUIRED);
        }
        List<String> types = reader.known("type", type, RecordsRule.UNKNOWN_TYPE, words(catalog, ActivityType::code));
        List<String> categories = reader.known(
                "category", category, RecordsRule.UNKNOWN_CATEGORY, words(catalog, ActivityType::category));
        Period days = period(reader);
        LocalDate from = later(days == null ? null : days.from(), reader.day("heldFrom", heldFrom));
        LocalDate to = earlier(days == null ? null : days.last(), reader.day("heldTo", heldTo));
        reader.inOrder(from, heldTo == null ? "period" : "heldTo", to);
        ActivityQuery query = new ActivityQuery(
                callerScope,
                reader.code("organization", organization),
                !"self".equals(scope),
                types,
                categories,
                from,
                to,
                reader.anyOf("status", status, ActivityStatus.CODES),
                reader.anyOf("occurrence", occurrence, ActivityRules.OCCURRENCES),
                reader.anyOf("minutesStatus", minutesStatus, ActivityRules.MINUTES),
                reader.codes("campaign", campaign),
                reader.kebabs("theme", theme),
                attributes(
                        reader,
                        catalog.stream()
                                .filter(each -> types == null || types.contains(each.code()))
                                .filter(each -> categories == null || categories.contains(each.category()))
                                .flatMap(each -> each.attributes().stream())
                                .toList()),
                reader.text("q", q, 2),
                "-heldOn".equals(reader.one("sort", sort, SORTS)));
        reader.throwIfAny();
        return query;
    }

    private static Set<String> words(Collection<ActivityType> catalog, Function<ActivityType, String> word) {
        return catalog.stream().map(word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param known those of all types that are asked for */
    private SortedMap<String, List<String>> attributes(FilterReader reader, List<ActivityType.Attribute> known) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (String pair : attribute == null ? List.<String>of() : attribute) {
            int colon = pair.indexOf(':');
            String key = colon < 0 ? "" : pair.substring(0, colon);
            List<String> values = reader.values("attribute", pair.substring(colon + 1));
            if (values == null) {
                continue;
            }
            if (!Violations.isCode(key) || values.contains("")) {
                reader.add("attribute", FieldRule.UNREADABLE, "key:value");
                continue;
            }
            check(reader, key, values, known);
            // The same key twice is "all of" too: only values that are in both can match.
            attributes.merge(
                    key, values, (a, b) -> a.stream().filter(b::contains).toList());
        }
        return attributes;
    }

    private static void check(
            FilterReader reader, String key, List<String> values, List<ActivityType.Attribute> known) {
        List<ActivityType.Attribute> ofKey =
                known.stream().filter(each -> each.code().equals(key)).toList();
        if (ofKey.isEmpty()) {
            reader.unknown(
                    "attribute",
                    RecordsRule.UNKNOWN_ATTRIBUTE,
                    key,
                    known.stream().map(ActivityType.Attribute::code).collect(Collectors.toSet()));
        } else if (ofKey.stream().allMatch(each -> each.values() != null)) {
            Set<String> closed = ofKey.stream()
                    .flatMap(each -> Objects.requireNonNull(each.values()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            values.forEach(value -> reader.one("attribute", value, closed));
        }
    }

    private @Nullable Period period(FilterReader reader) {
        Optional<Period> read = Optional.ofNullable(period).flatMap(Period::parse);
        if (period != null && read.isEmpty()) {
            reader.add("period", FieldRule.UNREADABLE, Period.KINDS);
        }
        return read.orElse(null);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
