package taizhang.reporting.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import taizhang.api.text.Name;
import taizhang.reporting.compliance.Totals;
import taizhang.reporting.counting.Entries;
import taizhang.reporting.figure.Figure;
import taizhang.reporting.progress.ProgressItem;

/** A period of an organization on one screen. */
@Schema(description = "A period of an organization on one screen, all of it of one position")
record Summary(
        @Schema(required = true) Provenance provenance,
        @Schema(required = true) About organization,
        @Schema(required = true, examples = "2020") String period,
        @Schema(required = true, description = "meetings-held, lectures-given and issues-fixed") List<Figure> headline,
        @Schema(
                        required = true,
                        description = "all indicators, each in one category, in the order of the sections of a summary")
                List<Section> categories,
        @Schema(required = true) ProgressItem rectification,
        @Schema(required = true) Compliance compliance,
        @Schema(required = true) Reporting reporting,
        @Schema(
                        required = true,
                        description =
                                "codes of the indicators that have nothing and are expected to have something: the headline,"
                                        + " and what had something in the same period a year before")
                List<String> missing) {

    /** What the numbers were computed from. */
    @Schema(name = "SummaryProvenance")
    record Provenance(
            @Schema(required = true, description = "of the ledger") long position,
            @Schema(
                            required = true,
                            description =
                                    "how much of what is written in this service was known: with position it asks for the same again")
                    long generation,
            @Schema(required = true) Instant computedAt,
            @Schema(
                            enumeration = "event-date",
                            description = "event-date: ancestors are those of the day of each record")
                    String hierarchy) {

        static Provenance of(long position, long generation, Instant computedAt) {
            return new Provenance(position, generation, computedAt, "event-date");
        }
    }

    @Schema(name = "SummaryOrganization")
    record About(
            @Schema(required = true, examples = "BUREAU") String code,
            @Schema(required = true) Name name,
            @Schema(required = true, examples = "bureau") String kind) {}

    @Schema(name = "SummaryCategory")
    record Section(
            @Schema(
                            required = true,
                            description =
                                    "category of the types that are counted; of what is no activity: rectification-tasks,"
                                            + " campaigns, organizations, entries or targets",
                            examples = "meeting")
                    String category,
            @Schema(required = true) Name name,
            @Schema(required = true) List<NamedFigure> figures) {}

    /** A figure with the name of its indicator. */
    @Schema(name = "NamedFigure")
    record NamedFigure(@Schema(required = true) Name name, @JsonUnwrapped Figure figure) {}

    @Schema(name = "SummaryCompliance", description = "The totals of the obligations of the subtree")
    record Compliance(
            @Schema(required = true, description = "met, met late, due and missed") long required,
            @JsonUnwrapped Totals totals,
            @Schema(required = true, description = "address of the obligations behind the totals") String evidence) {

        /** What is over was judged by the day of an instant, so that the link names the instant. */
        static Compliance of(Totals totals, SummaryQuery query, long position, long generation) {
            String asOf = query.asOf();
            return new Compliance(
                    totals.met() + totals.metLate() + totals.due() + totals.missed(),
                    totals,
                    "/v1/compliance?organization=" + query.organization() + "&period="
                            + query.period().label()
                            + (asOf == null
                                    ? "&position=" + position + "&generation=" + generation
                                    : "&asOf=" + URLEncoder.encode(asOf, StandardCharsets.UTF_8)));
        }
    }

    @Schema(name = "SummaryReporting", description = "Who below the organization has entered anything")
    record Reporting(
            @Schema(required = true, description = "organizations below it that existed on a day of the period")
                    int subordinates,
            @Schema(required = true, description = "those with a submitted or approved activity in the period")
                    int reported,
            @Schema(required = true, maxItems = MOST_SILENT, description = "codes of the first of the others, in order")
                    List<String> silent) {

        static final int MOST_SILENT = 50;

        static Reporting of(Entries entries) {
            List<String> silent = entries.silent();
            return new Reporting(
                    entries.subordinates(),
                    entries.reported(),
                    silent.subList(0, Math.min(MOST_SILENT, silent.size())));
        }
    }
}
