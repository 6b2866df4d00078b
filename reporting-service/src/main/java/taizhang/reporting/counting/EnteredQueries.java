package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.reporting.indicator.Indicator;

/**
 * Counts and lists what is not recorded but entered: figure entries, and targets. An entry counts at its organization, and
 * with it for all above; of a stock that is the last one of each organization. A target is that of one organization and
 * period, and no sum of others.
 */
@ApplicationScoped
class EnteredQueries {

    private static final String IN_FORCE =
            """
            and r.from_generation <= :generation and r.until_generation > :generation and r.document is not null
            """;

    private static final String COLUMNS =
            """
            n.no, d.period, r.code, r.version, r.organization, cast(r.document ->> 'value' as numeric) as amount,
            """;

    private static final String PERIODS =
            """
            cross join unnest(cast(:periods as integer[]), cast(:labels as text[]), cast(:froms as date[]),
                cast(:untils as date[]), cast(:asOfs as date[])) d (period, label, "from", until, as_of)
            """;

    private static final String DEFINITIONS =
            "cross join unnest(cast(:definitions as integer[]), cast(:codes as text[])) n (no, code)";

    private static final String SEEN =
            """
            cross join unnest(cast(:seen as text[]), cast(:seenFroms as date[]), cast(:seenUntils as date[]),
                cast(:seenPlaces as integer[])) s (organization, "from", until, place)
            join reference_version r on r.kind = 'figure-entry' and r.organization = s.organization
                and r.document ->> 'indicator' = n.code
            """
                    + IN_FORCE;

    private static final String FLOW = "select s.place, " + COLUMNS
            + """
            upper(r.during) - 1 as day, r.document ->> 'source' as title
            from (select) one
            """
            + PERIODS + DEFINITIONS + SEEN
            + """
            where lower(r.during) >= d."from" and upper(r.during) <= d.until
              and upper(r.during) > s."from" and upper(r.during) <= s.until
            """;

    private static final String STOCK =
            "select distinct on (s.place, d.period, n.no, r.organization) s.place, " + COLUMNS
                    + """
            cast(r.document ->> 'asOf' as date) as day, r.document ->> 'source' as title
            from (select) one
            """
                    + PERIODS + DEFINITIONS + SEEN
                    + """
            where cast(r.document ->> 'asOf' as date) <= d.as_of and d.as_of >= s."from" and d.as_of < s.until
            order by s.place, d.period, n.no, r.organization, day desc, r.code desc
            """;

    private static final String TARGETS = "select s.place, " + COLUMNS
            + """
            upper(r.during) - 1 as day, r.document ->> 'period' as title
            from (select) one
            """
            + PERIODS + DEFINITIONS
            + """
            cross join unnest(cast(:organizations as text[]), cast(:places as integer[])) s (organization, place)
            join reference_version r on r.kind = 'target' and r.organization = s.organization
                and r.document ->> 'indicator' = n.code and r.document ->> 'period' = d.label
            """
            + IN_FORCE;

    /** What adds to a number of the question: of which definition, place and period. */
    private record Found(int definition, int place, int period, EvidenceItem item) {}

    private final Database database;

    EnteredQueries(Database database) {
        this.database = database;
    }

    /**
     * @param definitions by their numbers in the question
     * @param sight of all places, for entries
     * @param generation of what is written here
     */
    List<Count.Part> count(
            Map<Integer, Indicator> definitions,
            List<Place> places,
            Sight sight,
            List<Question.Judged> periods,
            List<String> labels,
            long generation) {
        return find(definitions, places, sight, periods, labels, generation).stream()
                .map(found -> new Count.Part(
                        found.definition(),
                        found.place(),
                        found.period(),
                        "",
                        Counted.of(found.item().contribution())))
                .toList();
    }

    /** @return as {@link Counter#records} */
    Records records(
            Records.Query question,
            Sight sight,
            Question.Judged period,
            @Nullable LocalDate afterOn,
            @Nullable String afterId,
            int limit) {
        List<EvidenceItem> all = find(
                        Map.of(0, question.definition()),
                        List.of(question.place()),
                        sight,
                        List.of(period),
                        List.of(question.period().label()),
                        question.generation())
                .stream()
                .map(Found::item)
                .sorted(Comparator.comparing(EvidenceItem::on).thenComparing(EvidenceItem::id))
                .toList();
        List<EvidenceItem> page = all.stream()
                .filter(item -> afterOn == null || afterId == null || isAfter(item, afterOn, afterId))
                .limit(limit)
                .toList();
        return new Records(
                all.size(),
                all.stream()
                        .map(EvidenceItem::contribution)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add),
                false,
                page);
    }

    private static boolean isAfter(EvidenceItem item, LocalDate on, String id) {
        int days = item.on().compareTo(on);
        return days > 0 || (days == 0 && item.id().compareTo(id) > 0);
    }

    private List<Found> find(
            Map<Integer, Indicator> definitions,
            List<Place> places,
            Sight sight,
            List<Question.Judged> periods,
            List<String> labels,
            long generation) {
        List<Found> all = new ArrayList<>();
        for (String select : List.of(FLOW, STOCK, TARGETS)) {
            List<Integer> numbers = new ArrayList<>();
            List<String> codes = new ArrayList<>();
            definitions.forEach((no, definition) -> {
                if (select.equals(select(definition))) {
                    entered(definition).forEach(code -> {
                        numbers.add(no);
                        codes.add(code);
                    });
                }
            });
            if (!numbers.isEmpty()) {
                all.addAll(find(select, numbers, codes, places, sight.seen(), periods, labels, generation));
            }
        }
        return all;
    }

    private List<Found> find(
            String select,
            List<Integer> definitions,
            List<String> codes,
            List<Place> places,
            Collection<Sight.Seen> seen,
            List<Question.Judged> periods,
            List<String> labels,
            long generation) {
        boolean targets = select.equals(TARGETS);
        return database.sql(select)
                .set("generation", generation)
                .setArray("definitions", "integer", definitions)
                .setArray("codes", "text", codes)
                .setArray("periods", "integer", numbers(periods.size()))
                .setArray("labels", "text", labels)
                .setEach("froms", "date", periods, each -> each.days().from())
                .setEach("untils", "date", periods, each -> each.days().until())
                .setEach("asOfs", "date", periods, Question.Judged::asOf)
                .setEach("seen", "text", seen, Sight.Seen::organization)
                .setEach("seenFroms", "date", seen, each -> each.days().from())
                .setEach("seenUntils", "date", seen, each -> each.days().until())
                .setEach("seenPlaces", "integer", seen, Sight.Seen::place)
                .setEach("organizations", "text", places, Place::organization)
                .setArray("places", "integer", numbers(places.size()))
                .list(row -> new Found(
                        row.getInt("no"),
                        row.getInt("place"),
                        row.getInt("period"),
                        new EvidenceItem(
                                targets ? "target" : "figure-entry",
                                row.getString("code"),
                                row.getLong("version"),
                                (targets ? "/v1/targets/" : "/v1/figure-entries/") + row.getString("code"),
                                row.getString("organization"),
                                row.getObject("day", LocalDate.class),
                                row.getString("title"),
                                Counted.plain(row.getBigDecimal("amount")))));
    }

    private static List<Integer> numbers(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toList();
    }

    private static String select(Indicator definition) {
        if (definition.isOfTargets()) {
            return TARGETS;
        }
        return definition.isStock() ? STOCK : FLOW;
    }

    /** @return of which indicators something is entered that it counts */
    private static List<String> entered(Indicator definition) {
        return definition.isOfTargets()
                ? Objects.requireNonNull(definition.where().indicators())
                : List.of(definition.code());
    }
}
