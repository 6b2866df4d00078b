package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Reads organizations with all that stood above them on any day. */
@ApplicationScoped
public class Structures {

    private static final String ASKED =
            """
            select distinct y.organization from ancestry_fact y
            where y.ancestor = :organization and (not :own or y.depth = 0)
              and y.from_position <= :position and y.to_position > :position
            """;

    private static final String ALL =
            "select code from organization_fact where from_position <= :position and to_position > :position";

    private static final String MEMBERS =
            """
            , involved (code) as (
                select distinct y.ancestor from ancestry_fact y
                where y.organization in (select code from asked)
                  and y.from_position <= :position and y.to_position > :position
            )
            select o.code, o.name_zh, t.kind, o.valid_from, o.valid_to, o.code in (select code from asked),
                lower(t.during), upper(t.during), t.has_committee, t.has_small_groups
            from organization_fact o
            join organization_total_fact t on t.organization = o.code
                and t.from_position <= :position and t.to_position > :position
            where o.code in (select code from involved) and o.from_position <= :position and o.to_position > :position
            order by o.code collate "C"
            """;

    private static final String PLACEMENTS =
            """
            select p.organization, p.parent, lower(p.during), upper(p.during)
            from placement_fact p
            where p.parent is not null and p.from_position <= :position and p.to_position > :position
            """;

    private static final String OF_THESE = "and p.organization = any (:codes)";

    /** Beyond it all placements are read sooner than those of so many one by one. */
    private static final int MANY = 1_000;

    private final Database database;

    Structures(Database database) {
        this.database = database;
    }

    /** @param organization whose subtree of any day is asked for (the organization alone, if {@code own}); null: all */
    public Structure read(@Nullable String organization, boolean own, long position) {
        // One row for each span of days in which an organization had the same.
        Map<String, Structure.Member> byCode = new LinkedHashMap<>();
        database.sql("with asked (code) as (")
                .add(organization == null ? ALL : ASKED)
                .add(")")
                .add(MEMBERS)
                .set("organization", organization)
                .set("own", own)
                .set("position", position)
                .forEach(Structures::member, member -> byCode.computeIfAbsent(member.code(), code -> member.open())
                        .conditions()
                        .addAll(member.conditions()));
        List<Structure.Member> members = List.copyOf(byCode.values());
        Map<String, Integer> numbers = new HashMap<>();
        List<List<Structure.Standing>> standings = new ArrayList<>();
        for (Structure.Member member : members) {
            numbers.put(member.code(), numbers.size());
            standings.add(new ArrayList<>(1));
        }
        database.sql(PLACEMENTS)
                .add(members.size() > MANY ? "" : OF_THESE)
                .set("position", position)
                .setEach("codes", "text", members, Structure.Member::code)
                .forEach(row -> Map.entry(row.getString(1), standing(row, numbers)), standing -> {
                    Integer no = numbers.get(standing.getKey());
                    if (no != null) {
                        standings.get(no).add(standing.getValue());
                    }
                });
        return new Structure(members, standings);
    }

    private static Structure.Standing standing(ResultSet row, Map<String, Integer> numbers) throws SQLException {
        return new Structure.Standing(
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                numbers.getOrDefault(row.getString(2), Structure.NONE));
    }

    private static Structure.Member member(ResultSet row) throws SQLException {
        return new Structure.Member(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getBoolean(6),
                List.of(new Structure.Condition(
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, Boolean.class),
                        row.getObject(10, Boolean.class))));
    }
}
