package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import taizhang.api.database.Database;

/**
 * Versions of activity types and campaigns. The category of a type in use never changes, and records are counted by the
 * code of their campaign alone: no record counts otherwise when one of these changes.
 */
@ApplicationScoped
class ReferenceFacts {

    private static final String CLOSE =
            "update %s set to_position = :position where code = :code and to_position = 9223372036854775807";

    private static final String TYPES = "activity_type_fact";
    private static final String CAMPAIGNS = "campaign_fact";

    private static final String OPEN_TYPE =
            """
            insert into activity_type_fact (code, category, name_zh, name_en, from_position, quantities, attributes)
            select :code, t ->> 'category', t -> 'name' ->> 'zh', t -> 'name' ->> 'en', :position,
                array(select q ->> 'code' from jsonb_array_elements(t -> 'quantities') q),
                coalesce(
                    (select jsonb_object_agg(a ->> 'code', a -> 'values') from jsonb_array_elements(t -> 'attributes') a),
                    '{}')
            from cast(:after as jsonb) t
            """;

    private static final String OPEN_CAMPAIGN =
            """
            insert into campaign_fact (code, from_position, version, kind, name_zh, name_en, lead_organization,
                starts_on, ends_on)
            select :code, :position, :version, a.kind, a.name ->> 'zh', a.name ->> 'en', a."leadOrganization",
                a."startsOn", a."endsOn"
            from jsonb_to_record(cast(:after as jsonb)) a (kind text, name jsonb, "leadOrganization" text,
                "startsOn" date, "endsOn" date)
            """;

    private final Database database;

    ReferenceFacts(Database database) {
        this.database = database;
    }

    Touched applyType(Change change) {
        return apply(change, CLOSE.formatted(TYPES), OPEN_TYPE);
    }

    Touched applyCampaign(Change change) {
        return apply(change, CLOSE.formatted(CAMPAIGNS), OPEN_CAMPAIGN);
    }

    private Touched apply(Change change, String close, String open) {
        database.sql(close)
                .set("position", change.position())
                .set("code", change.id())
                .execute();
        if (change.after() != null) {
            database.sql(open)
                    .set("position", change.position())
                    .set("code", change.id())
                    .set("version", change.version())
                    .set("after", change.after())
                    .execute();
        }
        return Touched.nothing(change.position());
    }
}
