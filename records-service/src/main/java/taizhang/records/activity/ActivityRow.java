package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.records.evidence.Attachment;

/** Between a row of the table and what the API answers. */
final class ActivityRow {

    /** Of table {@code activity} as {@code a}. */
    static final String COLUMNS =
            """
            a.id, a.type, a.organization, a.title, a.held_on, a.ended_on, a.occurrence, a.count, a.quantities,
            a.attributes, a.themes, a.campaign, a.minutes_status, a.part_of, a.external_id, a.notes, a.status,
            a.status_reason, a.attachments, a.version, a.created_at, a.created_by, a.updated_at, a.updated_by
            """;

    private static final TypeReference<Map<String, @Nullable BigDecimal>> QUANTITIES = new TypeReference<>() {};
    private static final TypeReference<Map<String, @Nullable String>> ATTRIBUTES = new TypeReference<>() {};

    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};

    private ActivityRow() {}

    static ActivityView view(ResultSet row) throws SQLException {
        return new ActivityView(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("organization"),
                row.getString("title"),
                row.getObject("held_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("occurrence"),
                row.getInt("count"),
                ActivityView.plain(parse(row.getString("quantities"), QUANTITIES)),
                ActivityView.sorted(parse(row.getString("attributes"), ATTRIBUTES)),
                texts(row),
                row.getString("campaign"),
                row.getString("minutes_status"),
                row.getObject("part_of", UUID.class),
                row.getString("external_id"),
                row.getString("notes"),
                row.getString("status"),
                row.getString("status_reason"),
                List.copyOf(parse(row.getString("attachments"), ATTACHMENTS)),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("themes").getArray());
    }

    static String text(Object map) {
        try {
            return Json.CANONICAL.writeValueAsString(map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return Json.CANONICAL.readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
