package taizhang.reporting.indicator;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.reporting.problem.ReportingRule;

/**
 * The words that the ledger knows: types and categories, quantities, attributes with their values, campaigns. What a
 * definition misspells would count nothing, and look like a true zero.
 */
@ApplicationScoped
public class KnownWords {

    private static final String KNOWN =
            """
            f.to_position = 9223372036854775807
            or (f.from_position <= cast(:position as bigint) and f.to_position > cast(:position as bigint))
            """;

    private static final String TYPES =
            "select f.code, f.category, f.quantities, f.attributes from activity_type_fact f where " + KNOWN;

    // Those of everybody, of the caller's subtree and of what is above it, as records-service shows them.
    private static final String CAMPAIGNS =
            """
            select distinct f.code from campaign_fact f
            where (%s)
              and (cast(:caller as text) is null or f.lead_organization is null or exists (
                select from ancestry_fact y
                where y.to_position = 9223372036854775807
                  and (y.organization, y.ancestor) in ((f.lead_organization, :caller), (:caller, f.lead_organization))))
            """
                    .formatted(KNOWN);

    private static final Function<String, Map<String, @Nullable List<String>>> VOCABULARIES =
            Json.reader(new TypeReference<>() {});

    /**
     * What an activity type lets a record say.
     *
     * @param quantities null: that is not known yet, since an upgrade
     * @param attributes the closed vocabulary of each, null: free text
     */
    private record Type(
            String code,
            String category,
            @Nullable List<String> quantities,
            @Nullable Map<String, @Nullable List<String>> attributes) {

        static Type of(ResultSet row) throws SQLException {
            Array quantities = row.getArray(3);
            String attributes = row.getString(4);
            return new Type(
                    row.getString(1),
                    row.getString(2),
                    quantities == null ? null : List.of((String[]) quantities.getArray()),
                    attributes == null ? null : VOCABULARIES.apply(attributes));
        }

        boolean isOf(Where where) {
            return (where.types() == null || where.types().contains(code))
                    && (where.categories() == null || where.categories().contains(category));
        }
    }

    private final Database database;

    KnownWords(Database database) {
        this.database = database;
    }

    /**
     * Adds the words of a definition that nothing can match.
     *
     * @param at the pointer of the definition in the body
     * @param position whose words are known, beside those of the present; null: the present alone
     * @param caller the organization whose subtree the caller sees; null: everything
     */
    public void check(
            Indicator definition, String at, @Nullable Long position, @Nullable String caller, Violations broken) {
        Where where = definition.where();
        for (int i = 0; where.held() != null && i < where.held().size(); i++) {
            check(where.held().get(i), null, at + "/where/held/" + i, at, position, caller, broken);
        }
        check(
                where,
                definition.isOfActivities() ? definition.quantity() : null,
                at + "/where",
                at,
                position,
                caller,
                broken);
    }

    private void check(
            Where where,
            @Nullable String quantity,
            String at,
            String atDefinition,
            @Nullable Long position,
            @Nullable String caller,
            Violations broken) {
        if (where.campaigns() != null) {
            Set<String> campaigns = campaigns(position, caller);
            check(where.campaigns(), campaigns, at + "/campaigns", ReportingRule.UNKNOWN_CAMPAIGN, broken);
        }
        if (where.types() != null
                || where.categories() != null
                || where.attributes() != null
                || where.quantities() != null
                || where.atMost() != null
                || quantity != null) {
            checkTypes(where, quantity, at, atDefinition, types(position), broken);
        }
    }

    /** @return the category of each activity type of the present */
    public Map<String, String> categories() {
        return types(null).stream().collect(Collectors.toMap(Type::code, Type::category));
    }

    /** @throws taizhang.api.problem.ProblemException 400 when there is no such type */
    public void checkType(String parameter, String type, @Nullable Long position) {
        Set<String> codes = types(position).stream().map(Type::code).collect(Collectors.toCollection(TreeSet::new));
        if (!codes.contains(type)) {
            throw ProblemException.of(
                    HttpProblem.INVALID_PARAMETER,
                    List.of(Violation.ofParameter(parameter, ReportingRule.UNKNOWN_TYPE, type)
                            .near(type, codes)));
        }
    }

    /** Adds that no type has an attribute, if none has. */
    public void checkAttribute(String attribute, List<String> types, String at, Violations broken) {
        List<Map<String, @Nullable List<String>>> known = attributes(types, null);
        check(attribute, words(known, Map::keySet), at, ReportingRule.UNKNOWN_ATTRIBUTE, broken);
    }

    /**
     * @param position null: the present
     * @return the closed vocabularies of an attribute, of all types together; empty where it is free text in all
     */
    public Set<String> values(String attribute, List<String> types, @Nullable Long position) {
        Set<String> values = new TreeSet<>();
        for (Map<String, @Nullable List<String>> each : attributes(types, position)) {
            List<String> vocabulary = each.get(attribute);
            if (vocabulary != null) {
                values.addAll(vocabulary);
            }
        }
        return values;
    }

    private List<Map<String, @Nullable List<String>>> attributes(List<String> types, @Nullable Long position) {
        return database
                .sql(
                        """
                        select f.code, f.category, f.quantities, f.attributes from activity_type_fact f
                        where f.code = any (:types)
                          and f.from_position <= coalesce(cast(:position as bigint), 9223372036854775806)
                          and f.to_position > coalesce(cast(:position as bigint), 9223372036854775806)
                        """)
                .setArray("types", "text", types)
                .set("position", position)
                .list(Type::of)
                .stream()
                .flatMap(type -> Stream.ofNullable(type.attributes()))
                .toList();
    }

    private List<Type> types(@Nullable Long position) {
        return database.sql(TYPES).set("position", position).list(Type::of);
    }

    private Set<String> campaigns(@Nullable Long position, @Nullable String caller) {
        return new TreeSet<>(database.sql(CAMPAIGNS)
                .set("position", position)
                .set("caller", caller)
                .list(row -> row.getString(1)));
    }

    private static void checkTypes(
            Where where, @Nullable String quantity, String at, String atDefinition, List<Type> all, Violations broken) {
        check(
                where.types(),
                words(all, type -> Set.of(type.code())),
                at + "/types",
                ReportingRule.UNKNOWN_TYPE,
                broken);
        check(
                where.categories(),
                words(all, type -> Set.of(type.category())),
                at + "/categories",
                ReportingRule.UNKNOWN_CATEGORY,
                broken);
        List<Type> asked = all.stream().filter(type -> type.isOf(where)).toList();
        if (asked.isEmpty() || asked.stream().anyMatch(type -> type.quantities() == null)) {
            return;
        }
        Set<String> known = words(asked, type -> Objects.requireNonNull(type.quantities()));
        check(where.quantities(), known, at + "/quantities", ReportingRule.UNKNOWN_QUANTITY, broken);
        if (where.atMost() != null) {
            check(where.atMost(), known, at + "/atMost", ReportingRule.UNKNOWN_QUANTITY, broken);
        }
        if (quantity != null) {
            check(quantity, known, atDefinition + "/measure", ReportingRule.UNKNOWN_QUANTITY, broken);
        }
        if (where.attributes() != null) {
            where.attributes().forEach((key, values) -> checkAttribute(key, values, asked, at, broken));
        }
    }

    private static void checkAttribute(
            String key, List<String> values, List<Type> asked, String at, Violations broken) {
        String pointer = at + "/attributes" + Violation.pointer(key);
        List<Map<String, @Nullable List<String>>> all = asked.stream()
                .map(type -> Objects.requireNonNull(type.attributes()))
                .toList();
        check(key, words(all, Map::keySet), pointer, ReportingRule.UNKNOWN_ATTRIBUTE, broken);
        List<Map<String, @Nullable List<String>>> having =
                all.stream().filter(type -> type.containsKey(key)).toList();
        if (having.stream().allMatch(type -> type.get(key) != null)) {
            Set<String> closed = words(having, type -> Objects.requireNonNull(type.get(key)));
            for (int i = 0; i < values.size() && !having.isEmpty(); i++) {
                broken.oneOf(pointer + "/" + i, values.get(i), closed);
            }
        }
    }

    private static <T> Set<String> words(List<T> all, Function<T, Collection<String>> of) {
        return all.stream().flatMap(each -> of.apply(each).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void check(
            @Nullable List<String> words, Set<String> known, String at, Rule rule, Violations broken) {
        for (int i = 0; words != null && i < words.size(); i++) {
            check(words.get(i), known, at + "/" + i, rule, broken);
        }
    }

    private static void check(String word, Set<String> known, String at, Rule rule, Violations broken) {
        if (!known.contains(word)) {
            broken.unknown(at, rule, word, known);
        }
    }
}
