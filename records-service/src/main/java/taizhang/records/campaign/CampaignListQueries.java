package taizhang.records.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Lists of the campaigns that the caller sees. */
@ApplicationScoped
class CampaignListQueries {

    private static final String FROM = "from campaign c where true";
    private static final String SEEN =
            "and " + CampaignSql.isVisibleByLeader("c.lead_organization", "cast(:scope as text)");

    private static final String RUNNING = "and c.starts_on <= :on and (c.ends_on is null or c.ends_on >= :on)";

    private static final String WITH_TEXT =
            "and position(searchable(:q) in searchable(concat_ws(chr(10), c.code, c.name_zh, c.name_en))) > 0";

    private final Database database;

    CampaignListQueries(Database database) {
        this.database = database;
    }

    /** @return campaigns by their codes, in order */
    List<Campaign> page(CampaignQuery query, @Nullable String after, int limit) {
        return filter(database.sql("select c.*"), query)
                .given("and c.code > :after", after)
                .add("order by c.code")
                .limit(limit)
                .list(CampaignRepository::campaign);
    }

    long total(CampaignQuery query) {
        return filter(database.sql("select count(*)"), query).one(row -> row.getLong(1));
    }

    private static Statement filter(Statement list, CampaignQuery query) {
        return list.add(FROM)
                .given(SEEN, query.visibleTo())
                .givenAny("and c.kind = :kind", "and c.kind = any (:kinds)", query.kinds())
                .given(RUNNING, query.on())
                .given(WITH_TEXT, query.q());
    }
}
