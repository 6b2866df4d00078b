package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import taizhang.api.database.Database;

/**
 * Versions of activity types. The category of a type in use never changes, so no activity counts otherwise by a change
 * of its type.
 */
@ApplicationScoped
class ActivityTypeFacts {

    private static final String CLOSE =
            """
            update activity_type_fact set to_position = :position
            where code = :code and to_position = 9223372036854775807
            """;

    private static final String OPEN =
            """
            insert into activity_type_fact (code, category, name_zh, name_en, from_position)
            select :code, t ->> 'category', t -> 'name' ->> 'zh', t -> 'name' ->> 'en', :position
            from cast(:after as jsonb) t
            """;

    private final Database database;

    ActivityTypeFacts(Database database) {
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
                    .set("after", change.after())
                    .execute();
        }
        return Touched.nothing(change.position());
    }
}
