package taizhang.reporting.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.reporting.fact.Change;

/**
 * A row of an import that creates or updates a record.
 *
 * @param id of the record; of an organization its code
 * @param before the record as the ledger has it; null: it is created
 * @param after the record as the ledger has it then
 */
record ImportedRow(String id, @Nullable JsonNode before, JsonNode after) {

    private static final String NO_END = "9999-12-31";

    long version() {
        return after.path("version").asLong();
    }

    /** @return the change of the ledger that it is or would be, without what facts do not look at */
    Change change(ImportedFile.Entity entity, long position) {
        return new Change(
                position,
                "",
                Instant.EPOCH,
                "",
                entity.inLedger(),
                id,
                version(),
                before == null ? "created" : "updated",
                null,
                before == null ? null : Json.text(before),
                Json.text(after),
                null,
                null);
    }

    /** @return whose figures of which years it can change; what is open, or exists, stays so until this year */
    Stream<TrialQueries.Spot> concerned(ImportedFile.Entity entity, int thisYear) {
        return records().flatMap(record -> switch (entity) {
            case ACTIVITIES -> spots(organization(record), year(record, "heldOn"), year(record, "heldOn"));
            case RECTIFICATION_TASKS -> spots(organization(record), year(record, "foundOn"), thisYear);
            case ORGANIZATIONS -> {
                int first = year(record, "validFrom");
                int last = Math.min(thisYear, yearOf(record.path("validTo").asText(NO_END)));
                yield withParents(record).flatMap(code -> spots(code, first, last));
            }
        });
    }

    /** One that the file brings stands below nobody before: those above it are found by its parents. */
    private static Stream<String> withParents(JsonNode organization) {
        Stream<JsonNode> placements =
                StreamSupport.stream(organization.path("placements").spliterator(), false);
        return Stream.concat(
                Stream.of(organization.path("code").asText()),
                placements
                        .filter(placement -> placement.hasNonNull("parent"))
                        .map(placement -> placement.path("parent").asText()));
    }

    /** @return where the row itself lies, whatever it changes; nowhere of an organization, which lies in many years */
    Stream<TrialQueries.Spot> own(ImportedFile.Entity entity) {
        return switch (entity) {
            case ACTIVITIES -> records().flatMap(record -> own(record, "heldOn"));
            case RECTIFICATION_TASKS -> records().flatMap(record -> own(record, "foundOn"));
            case ORGANIZATIONS -> Stream.empty();
        };
    }

    private Stream<JsonNode> records() {
        return Stream.of(before, after).filter(Objects::nonNull);
    }

    private static Stream<TrialQueries.Spot> own(JsonNode record, String day) {
        return spots(organization(record), year(record, day), year(record, day));
    }

    private static String organization(JsonNode record) {
        return record.path("organization").asText();
    }

    private static Stream<TrialQueries.Spot> spots(String code, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(year -> new TrialQueries.Spot(code, year));
    }

    private static int year(JsonNode record, String day) {
        return yearOf(record.path(day).asText());
    }

    private static int yearOf(String day) {
        return LocalDate.parse(day).getYear();
    }
}
