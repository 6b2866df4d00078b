package taizhang.reporting.fact;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.api.json.Json;

/** Versions of organizations, with their placements and ancestors. */
@ApplicationScoped
class OrganizationFacts {

    private static final String CLOSE =
            """
            update organization_fact set to_position = :position
            where code = :code and to_position = 9223372036854775807
            """;

    private static final String OPEN =
            """
            insert into organization_fact (code, from_position, version, name_zh, name_en, kind, valid_from, valid_to,
                based_in)
            select :code, :position, :version, o.name ->> 'zh', o.name ->> 'en', o.kind, o."validFrom", o."validTo",
                o."basedIn"
            from jsonb_to_record(cast(:after as jsonb)) o (name jsonb, kind text, "validFrom" date, "validTo" date,
                "basedIn" text)
            """;

    private final Database database;
    private final AncestryFacts ancestry;
    private final OrganizationTotals totals;

    OrganizationFacts(Database database, AncestryFacts ancestry, OrganizationTotals totals) {
        this.database = database;
        this.ancestry = ancestry;
        this.totals = totals;
    }

    Touched apply(Change change) {
        database.sql(CLOSE)
                .set("position", change.position())
                .set("code", change.id())
                .execute();
        String after = change.after();
        if (after == null) {
            ancestry.remove(change.id(), change.position());
            totals.remove(change.id(), change.position());
            return Touched.nothing(change.position());
        }
        database.sql(OPEN)
                .set("position", change.position())
                .set("code", change.id())
                .set("version", change.version())
                .set("after", after)
                .execute();
        totals.write(change.id(), after, change.position());
        String before = change.before();
        JsonNode present = Json.read(after, JsonNode.class);
        if (before == null) {
            ancestry.place(change.id(), Placement.of(present), change.position());
            // Nothing can refer to an organization before it is in the ledger.
            return Touched.nothing(change.position());
        }
        return update(change, Json.read(before, JsonNode.class), present);
    }

    private Touched update(Change change, JsonNode before, JsonNode after) {
        List<Placement> placements = Placement.of(after);
        LocalDate moved = Dated.firstDifference(Placement.of(before), placements);
        List<String> affected = List.of(change.id());
        if (moved != null) {
            affected = ancestry.place(change.id(), placements, change.position());
        }
        LocalDate changed = Dated.firstDifference(OrganizationConditions.of(before), OrganizationConditions.of(after));
        LocalDate since = changed == null || (moved != null && moved.isBefore(changed)) ? moved : changed;
        return since == null
                ? Touched.nothing(change.position())
                : Touched.organizations(
                        change.position(), affected, since.equals(OrganizationConditions.EVER) ? null : since);
    }
}
