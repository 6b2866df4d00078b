package taizhang.reporting.fact;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
                has_committee, has_small_groups, based_in)
            select :code, :position, :version, o.name ->> 'zh', o.name ->> 'en', o.kind, o."validFrom", o."validTo",
                o."hasCommittee", o."hasSmallGroups", o."basedIn"
            from jsonb_to_record(cast(:after as jsonb)) o (name jsonb, kind text, "validFrom" date, "validTo" date,
                "hasCommittee" boolean, "hasSmallGroups" boolean, "basedIn" text)
            """;

    private final Database database;
    private final AncestryFacts ancestry;

    OrganizationFacts(Database database, AncestryFacts ancestry) {
        this.database = database;
        this.ancestry = ancestry;
    }

    Touched apply(Change change) {
        database.sql(CLOSE)
                .set("position", change.position())
                .set("code", change.id())
                .execute();
        String after = change.after();
        if (after == null) {
            ancestry.remove(change.id(), change.position());
            return Touched.nothing(change.position());
        }
        database.sql(OPEN)
                .set("position", change.position())
                .set("code", change.id())
                .set("version", change.version())
                .set("after", after)
                .execute();
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
        LocalDate moved = Placement.firstDifference(Placement.of(before), placements);
        List<String> affected = List.of(change.id());
        if (moved != null) {
            affected = ancestry.place(change.id(), placements, change.position());
        }
        boolean recounted = countsOtherwise(before, after);
        if (moved == null && !recounted) {
            return Touched.nothing(change.position());
        }
        return Touched.organizations(change.position(), affected, recounted ? null : moved);
    }

    /** The fields that definitions ask of organizations. */
    private static boolean countsOtherwise(JsonNode before, JsonNode after) {
        return List.of("kind", "hasCommittee", "hasSmallGroups").stream()
                .anyMatch(field -> !Objects.equals(value(before, field), value(after, field)));
    }

    private static @Nullable String value(JsonNode organization, String field) {
        return organization.hasNonNull(field) ? organization.get(field).asText() : null;
    }
}
