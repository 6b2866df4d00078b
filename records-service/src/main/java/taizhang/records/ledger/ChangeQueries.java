package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Reads the ledger. A position is looked for by a subquery, so that PostgreSQL has one plan for all of them. */
@ApplicationScoped
class ChangeQueries {

    private static final int VERIFICATION_PAGE = 2000;

    private static final String HEAD = "select position, hash from ledger_head";

    /** Of one moment with the changes: a page that is not full holds all up to it. */
    private static final String HEAD_AND_PAGE =
            """
            select head.position as head, page.*
            from ledger_head head
            left join (
            """;

    private static final String WHOLE = "select p.position, p.hash, " + StoredChange.COLUMNS;

    /** What leaves the subtree appears as deleted, what enters it as created. */
    private static final String SEEN =
            """
            select position, hash, id, at, actor, entity, entity_id, version,
                case when saw and sees then operation when sees then 'created' else 'deleted' end as operation,
                case when sees then organization else coalesce(before ->> 'organization', organization) end
                    as organization,
                case when saw then before end as before, case when sees then after end as after, batch, on_behalf_of
            from (
                select p.position, p.hash, c.*,
                    coalesce(before is not null and visible_in_subtree(entity, before, :subtree), false) as saw,
                    coalesce(after is not null and visible_in_subtree(entity, after, :subtree), false) as sees
            """;

    private static final String AFTER =
            """
            from ledger_position p
            join change c on c.id = p.change
            where p.position > (select cast(:after as bigint))
            """;

    private static final String OF_RECORD = "and c.entity = :entity and c.entity_id = :id";

    private static final String VERIFIED = WHOLE + "\n" + AFTER + "and p.position <= :head\norder by p.position";

    /** A change in its place; the hash is bare, as it is chained. */
    private record Link(long position, String hash, StoredChange change) {

        static Link of(ResultSet row) throws SQLException {
            return new Link(
                    row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")), StoredChange.of(row));
        }
    }

    /** Of an empty page there is one, without a change. */
    private record Line(long head, @Nullable Link link) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(row.getLong("head"), row.getObject("position") == null ? null : Link.of(row));
        }
    }

    private final Database database;

    ChangeQueries(Database database) {
        this.database = database;
    }

    ChangeView.Page read(ChangeQuery query) {
        Statement statement = database.sql(HEAD_AND_PAGE);
        if (query.subtree() == null) {
            changes(statement.add(WHOLE), query);
        } else {
            changes(statement.add(SEEN).set("subtree", query.subtree()), query).add(") seen where saw or sees");
        }
        List<Line> lines = statement
                .add("order by position")
                .limit(query.limit())
                .add(") page on true order by page.position")
                .list(Line::of);
        return new ChangeView.Page(
                lines.stream()
                        .map(Line::link)
                        .filter(Objects::nonNull)
                        .map(link -> ChangeView.of(link.position(), link.hash(), link.change()))
                        .toList(),
                lines.get(0).head());
    }

    private static Statement changes(Statement statement, ChangeQuery query) {
        statement.add(AFTER).set("after", query.after());
        return query.entity() == null
                ? statement
                : statement.add(OF_RECORD).set("entity", query.entity()).set("id", query.id());
    }

    ChangeView.Head head() {
        return database.sql(HEAD)
                .one(row -> new ChangeView.Head(row.getLong("position"), ChainHash.NAMED + row.getString("hash")));
    }

    /** Recomputes the chain up to the present head, page by page: what has a position never changes. */
    ChangeView.Verification verify() {
        ChangeView.Head head = head();
        String previous = ChainHash.START;
        long position = 0;
        while (true) {
            List<Link> page = database.sql(VERIFIED)
                    .set("after", position)
                    .set("head", head.position())
                    .limit(VERIFICATION_PAGE)
                    .list(Link::of);
            if (page.isEmpty()) {
                break;
            }
            for (Link link : page) {
                position++;
                previous = ChainHash.of(previous, position, link.change());
                if (link.position() != position || !link.hash().equals(previous)) {
                    return new ChangeView.Verification(false, position);
                }
            }
        }
        boolean complete = position == head.position() && head.hash().equals(ChainHash.NAMED + previous);
        return new ChangeView.Verification(complete, complete ? position : position + 1);
    }
}
