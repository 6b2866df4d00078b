package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/**
 * The first statement of every answer, and mostly the only one: from where it is counted, the places and the sums of cells.
 */
@ApplicationScoped
class CellQueries {

    private static final String STANDPOINT =
            """
            select p.position, p.present, p.generation, p.cells_built, o.kind, o.valid_from, o.valid_to,
            """;

    private static final String OPEN = "false as placed, true as visible, true as covered,";

    private static final String GUARDED =
            """
            exists (
                select from placement_fact x
                where x.organization = :organization and x.parent is not null
                  and x.from_position <= p.position and x.to_position > p.position) as placed,
            cast(:caller as text) is null or exists (
                select from ancestry_fact y
                where y.organization = :organization and y.ancestor = :caller
                  and y.from_position <= p.position and y.to_position > p.position) as visible,
            cast(:caller as text) is null or coalesce((
                select range_agg(y.during) filter (where y.ancestor = :caller)
                    @> (range_agg(y.during) filter (where y.depth = 0)
                        * datemultirange(daterange(:from, :until)))
                from ancestry_fact y
                where y.organization = :organization and (y.ancestor = :caller or y.depth = 0)
                  and y.from_position <= p.position and y.to_position > p.position), false) as covered,
            """;

    private static final String FROM =
            """
            place.*, c.*
            from (
                select coalesce(cast(:position as bigint), position) as position, position as present, generation,
                    cells_built
                from feed_state) p
            left join organization_fact o on o.code = :organization
                and o.from_position <= p.position and o.to_position > p.position
            """;

    private static final String ONE_PLACE =
            """
            cross join (select 0 as place_no, cast(:organization as text) as code, cast(:own as boolean) as own) place
            """;

    private static final String CHILDREN =
            """
            cross join lateral (
                select 0 as place_no, cast(:organization as text) as code, true as own, cast(null as text) as place_kind,
                    cast(null as date) as place_from, cast(null as date) as place_to, cast(null as date[]) as froms,
                    cast(null as date[]) as untils
                union all
                select row_number() over (order by x.organization), x.organization, false, k.kind, k.valid_from,
                    k.valid_to, x.froms, x.untils
                from (
                    select r.organization, array_agg(lower(m.days) order by m.days) as froms,
                        array_agg(upper(m.days) order by m.days) as untils
                    from (
                        select organization, range_agg(during * daterange(:from, :until)) as days
                        from placement_fact
                        where parent = :organization and during && daterange(:from, :until)
                          and from_position <= p.position and to_position > p.position
                        group by organization) r
                    cross join lateral unnest(r.days) m (days)
                    group by r.organization) x
                join organization_fact k on k.code = x.organization
                    and k.from_position <= p.position and k.to_position > p.position
                where cast(:caller as text) is null or exists (
                    select from ancestry_fact y
                    where y.organization = x.organization and y.ancestor = :caller
                      and y.from_position <= p.position and y.to_position > p.position)) place
            """;

    private static final String BESIDE =
            """
            cross join lateral (
                select 0 as place_no, cast(:organization as text) as code, false as own, cast(null as text) as place_kind,
                    cast(null as date) as place_from, cast(null as date) as place_to, false as place_placed
                union all
                select x.no, x.code, false, k.kind, k.valid_from, k.valid_to, exists (
                    select from placement_fact y
                    where y.organization = x.code and y.parent is not null
                      and y.from_position <= p.position and y.to_position > p.position)
                from unnest(cast(:beside as text[])) with ordinality x (code, no)
                join organization_fact k on k.code = x.code
                    and k.from_position <= p.position and k.to_position > p.position
                where cast(:caller as text) is null or exists (
                    select from ancestry_fact y
                    where y.organization = x.code and y.ancestor = :caller
                      and y.from_position <= p.position and y.to_position > p.position)) place
            """;

    private static final String NO_CELLS =
            """
            cross join (
                select cast(null as integer) as definition, cast(null as integer) as period, cast(null as text) as type,
                    cast(null as numeric) as value, cast(null as numeric) as pending, false as delicate_value,
                    false as delicate_pending) c
            """;

    // The limits take nothing away; they tell the planner that few rows come where it guesses ten. Without them the
    // plan for all parameters looks so dear that each answer is planned anew, which takes longer than answering.
    private static final String OF_TYPES =
            """
            from (
                select *
                from unnest(cast(:typeLines as integer[]), cast(:typeCodes as text[]), cast(:types as text[]))
                limit cardinality(cast(:typeLines as integer[]))) l (definition, code, type)
            """;

    private static final String OF_CATEGORIES =
            """
            from (
                select *
                from unnest(cast(:categoryLines as integer[]), cast(:categoryCodes as text[]), cast(:categories as text[]),
                    cast(:categoryTypes as text[]))
                limit cardinality(cast(:categoryLines as integer[]))) l (definition, code, category, type)
            join activity_type_fact t on t.category = l.category and (l.type is null or t.code = l.type)
                and t.to_position = 9223372036854775807
            """;

    private static final String OF_ALL =
            """
            from (
                select * from unnest(cast(:lines as integer[]), cast(:codes as text[]))
                limit cardinality(cast(:lines as integer[]))) l (definition, code)
            """;

    private static final String CELLS =
            """
            select l.definition, d.period, k.type, case when place.own then k.own_value else k.value end as value,
                case when place.own then k.own_pending else k.pending end as pending
            %s
            cross join (
                select * from unnest(cast(:periods as integer[]), cast(:months as date[]), cast(:monthsAfter as date[]))
                limit cardinality(cast(:periods as integer[]))) d (period, "from", until)
            join cell k on k.organization = place.code and k.indicator = l.code and k.month >= d."from"
                and k.month < d.until and %s
            where p.position = p.present and p.cells_built
            """;

    private static final String CELLS_OF_TYPES = CELLS.formatted(OF_TYPES, "k.type = l.type");
    private static final String CELLS_OF_CATEGORIES = CELLS.formatted(OF_CATEGORIES, "k.type = t.code");
    private static final String CELLS_OF_ALL = CELLS.formatted(OF_ALL, "true");

    private static final String DELICATE =
            """
            , coalesce(bool_and(s.type = any (:delicate)) filter (where s.value <> 0), false) as delicate_value,
            coalesce(bool_and(s.type = any (:delicate)) filter (where s.pending <> 0), false) as delicate_pending
            """;

    private static final String NOT_DELICATE = ", false as delicate_value, false as delicate_pending";

    private final Database database;

    CellQueries(Database database) {
        this.database = database;
    }

    Counter.Present present() {
        return database.sql("select position, generation, rebuilds from feed_state")
                .one(row -> new Counter.Present(row.getLong(1), row.getLong(2), row.getLong(3)));
    }

    /**
     * What the first statement tells.
     *
     * @param places when cells are asked for or children; those of the question
     * @param usable whether the cells say what was so at the position, for all that the caller sees
     */
    record FirstAnswer(Standpoint standpoint, List<Place> places, boolean usable, List<Count.Part> parts) {}

    /** @param spans whole months */
    FirstAnswer ask(
            Question question,
            List<CellLine> lines,
            List<Cuts.Span> spans,
            Days days,
            boolean guarded,
            @Nullable String caller) {
        boolean byType = question.dimension() == Dimension.TYPE;
        boolean cells = !lines.isEmpty() && !spans.isEmpty();
        Statement statement = database.sql(STANDPOINT)
                .add(guarded || caller != null ? GUARDED : OPEN)
                .add(FROM)
                .add(places(question));
        if (cells) {
            sums(statement, lines, byType, guarded);
        } else {
            statement.add(NO_CELLS);
        }
        statement
                .set("organization", question.organization())
                .set("own", question.own() || question.byOrganization())
                .set("caller", caller)
                .set("position", question.moment().position())
                .set("from", days.from())
                .set("until", days.until())
                .setArray("beside", "text", question.beside())
                .setEach("periods", "integer", spans, Cuts.Span::period)
                .setEach("months", "date", spans, span -> span.days().from())
                .setEach("monthsAfter", "date", spans, span -> span.days().until())
                .setArray("delicate", "text", Suppression.TYPES);
        return new Reader(question, caller).read(statement);
    }

    private static String places(Question question) {
        if (!question.beside().isEmpty()) {
            return BESIDE;
        }
        return question.byOrganization() && !question.own() ? CHILDREN : ONE_PLACE;
    }

    private static void sums(Statement statement, List<CellLine> lines, boolean byType, boolean guarded) {
        List<CellLine> ofTypes = lines.stream().filter(CellLine::isOfType).toList();
        List<CellLine> ofCategories =
                lines.stream().filter(CellLine::isOfCategory).toList();
        List<CellLine> ofAll = lines.stream().filter(CellLine::isOfAll).toList();
        statement
                .add("left join lateral (select s.definition, s.period,")
                .add(byType ? "s.type," : "'' as type,")
                .add("sum(s.value) as value, sum(s.pending) as pending")
                .add(guarded ? DELICATE : NOT_DELICATE)
                .add("from (");
        if (!ofTypes.isEmpty()) {
            statement
                    .add(CELLS_OF_TYPES)
                    .setEach("typeLines", "integer", ofTypes, CellLine::definition)
                    .setEach("typeCodes", "text", ofTypes, CellLine::code)
                    .setEach("types", "text", ofTypes, CellLine::type);
        }
        if (!ofCategories.isEmpty()) {
            statement
                    .add(ofTypes.isEmpty() ? "" : "union all")
                    .add(CELLS_OF_CATEGORIES)
                    .setEach("categoryLines", "integer", ofCategories, CellLine::definition)
                    .setEach("categoryCodes", "text", ofCategories, CellLine::code)
                    .setEach("categories", "text", ofCategories, CellLine::category)
                    .setEach("categoryTypes", "text", ofCategories, CellLine::type);
        }
        if (!ofAll.isEmpty()) {
            statement
                    .add(ofTypes.isEmpty() && ofCategories.isEmpty() ? "" : "union all")
                    .add(CELLS_OF_ALL)
                    .setEach("lines", "integer", ofAll, CellLine::definition)
                    .setEach("codes", "text", ofAll, CellLine::code);
        }
        statement.add(") s group by 1, 2, 3) c on true");
    }

    /** Puts the rows of an answer together: what is of the standpoint or of a place is in each of them. */
    private static final class Reader {

        private final Question question;
        private final @Nullable String caller;
        private final Map<Integer, Place> places = new TreeMap<>();
        private final List<Count.Part> parts = new ArrayList<>();
        private @Nullable Standpoint standpoint;
        private boolean built;

        Reader(Question question, @Nullable String caller) {
            this.question = question;
            this.caller = caller;
        }

        FirstAnswer read(Statement statement) {
            statement.list(this::add);
            Standpoint read = Objects.requireNonNull(standpoint);
            return new FirstAnswer(read, List.copyOf(places.values()), built && read.fitsCells(), parts);
        }

        private boolean add(ResultSet row) throws SQLException {
            if (standpoint == null) {
                String kind = row.getString("kind");
                Organization organization = kind == null || !row.getBoolean("visible")
                        ? null
                        : new Organization(
                                kind,
                                day(row, "valid_from"),
                                row.getObject("valid_to", LocalDate.class),
                                row.getBoolean("placed"));
                standpoint = new Standpoint(
                        row.getLong("position"),
                        row.getLong("present"),
                        row.getLong("generation"),
                        organization,
                        // Of those beside it nothing is read of when the caller saw them.
                        row.getBoolean("covered")
                                && (caller == null || question.beside().isEmpty()));
                built = row.getBoolean("cells_built");
            }
            int place = row.getInt("place_no");
            Organization asked = standpoint.seen();
            if (asked != null && !places.containsKey(place)) {
                places.put(place, place == 0 ? first(asked, row.getBoolean("own")) : other(row));
            }
            int definition = row.getInt("definition");
            if (!row.wasNull()) {
                parts.add(new Count.Part(
                        definition,
                        place,
                        row.getInt("period"),
                        row.getString("type"),
                        new Counted(
                                row.getBigDecimal("value"),
                                row.getBigDecimal("pending"),
                                row.getBoolean("delicate_value"),
                                row.getBoolean("delicate_pending"))));
            }
            return true;
        }

        private Place first(Organization asked, boolean own) {
            return new Place(question.organization(), own, null, asked, List.of());
        }

        private Place other(ResultSet row) throws SQLException {
            return question.beside().isEmpty() ? child(row) : beside(row);
        }

        private static Place beside(ResultSet row) throws SQLException {
            return new Place(
                    row.getString("code"),
                    false,
                    null,
                    new Organization(
                            row.getString("place_kind"),
                            day(row, "place_from"),
                            row.getObject("place_to", LocalDate.class),
                            row.getBoolean("place_placed")),
                    List.of());
        }

        private Place child(ResultSet row) throws SQLException {
            List<LocalDate> froms = days(row.getArray("froms"));
            List<LocalDate> untils = days(row.getArray("untils"));
            return new Place(
                    row.getString("code"),
                    false,
                    question.organization(),
                    new Organization(
                            row.getString("place_kind"),
                            day(row, "place_from"),
                            row.getObject("place_to", LocalDate.class),
                            true),
                    IntStream.range(0, froms.size())
                            .mapToObj(i -> new Days(froms.get(i), untils.get(i)))
                            .toList());
        }

        private static LocalDate day(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }

        private static List<LocalDate> days(Array array) throws SQLException {
            return Arrays.stream((Date[]) array.getArray())
                    .map(Date::toLocalDate)
                    .toList();
        }
    }
}
