package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import taizhang.api.database.Database;

/** Versions of campaigns. No record counts otherwise when its campaign changes: it is counted by the code alone. */
@ApplicationScoped
class CampaignFacts {

    private static final String CLOSE =
            """
            update campaign_fact set to_position = :position
            where code = :code and to_position = 9223372036854775807
            """;

    private static final String OPEN =
            """
            insert into campaign_fact (code, from_position, version, kind, name_zh, name_en, lead_organization,
                starts_on, ends_on)
            select :code, :position, :version, a.kind, a.name ->> 'zh', a.name ->> 'en', a."leadOrganization",
                a."startsOn", a."endsOn"
            from jsonb_to_record(cast(:after as jsonb)) a (kind text, name jsonb, "leadOrganization" text,
                "startsOn" date, "endsOn" date)
            """;

    private final Database database;

    CampaignFacts(Database database) {
        this.database = database;
    }

    Touched apply(Change change) {
        database.sql(CLOSE)
                .set("position", change.position())
                .set("code", change.id())
                .execute();
        if (change.after() != null) {
            database.sql(OPEN)
                    .set("position", change.position())
                    .set("code", change.id())
                    .set("version", change.version())
                    .set("after", change.after())
                    .execute();
        }
        return Touched.nothing(change.position());
    }
}
