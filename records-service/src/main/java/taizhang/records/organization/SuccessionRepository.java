package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Which organizations go on with what closed ones were. All writers hold {@link OrganizationRepository#lock}. */
@ApplicationScoped
class SuccessionRepository {

    private final Database database;

    SuccessionRepository(Database database) {
        this.database = database;
    }

    void save(String organization, List<String> successors) {
        database.sql("delete from succession where organization = :organization")
                .set("organization", organization)
                .execute();
        for (String successor : successors) {
            database.sql("insert into succession (organization, successor) values (:organization, :successor)")
                    .set("organization", organization)
                    .set("successor", successor)
                    .execute();
        }
    }

    boolean isValidOn(String organization, LocalDate day) {
        return database.sql(
                        """
                        select from organization
                        where code = :organization and valid_from <= :day::date and (valid_to is null or valid_to >= :day::date)
                        """)
                .set("organization", organization)
                .set("day", day)
                .any();
    }

    /** @return whether one that it succeeds has ended on a day after which it would not be valid */
    boolean beginsOutside(String organization, LocalDate from, @Nullable LocalDate to) {
        return database.sql(
                        """
                        select from succession s
                        join organization o on o.code = s.organization
                        where s.successor = :organization
                          and (o.valid_to + 1 < :from::date or o.valid_to + 1 > :to::date)
                        """)
                .set("organization", organization)
                .set("from", from)
                .set("to", to)
                .any();
    }

    /** @return those directly below it on a later day on which they exist, in the order of their codes */
    List<String> childrenAfter(String organization, LocalDate day) {
        return database.sql(
                        """
                        select distinct o.code
                        from placement p
                        join organization o on o.code = p.organization
                        where p.parent = :organization
                          and (o.valid_to is null or (o.valid_to > :day::date
                            and coalesce(lower(p.during), '-infinity') <= o.valid_to))
                          and coalesce(upper(p.during), 'infinity') > greatest(o.valid_from, :day::date + 1)
                        order by o.code
                        """)
                .set("organization", organization)
                .set("day", day)
                .list(row -> row.getString(1));
    }
}
