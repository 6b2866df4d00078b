package taizhang.records.activity;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.PageRequest;

/** The query parameters of a list of activities, as they come; {@link Filters} reads them. */
public class ActivityParameters {

    @QueryParam("organization")
    @Parameter(description = "code; 404 when the caller cannot see it")
    @Nullable
    String organization;

    @QueryParam("scope")
    @Parameter(
            description = "with organization: itself alone, or with all that were below it on the day of the event",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"self", "subtree"},
                            defaultValue = "subtree"))
    @Nullable
    String scope;

    @QueryParam("type")
    @Parameter(description = "codes of activity types; comma: any of")
    @Nullable
    String type;

    @QueryParam("category")
    @Parameter(description = "categories of activity types; comma: any of")
    @Nullable
    String category;

    @QueryParam("period")
    @Parameter(
            description = "of heldOn: 2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
            example = "2020-S1")
    @Nullable
    String period;

    @QueryParam("heldFrom")
    @Parameter(description = "first day of heldOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String heldFrom;

    @QueryParam("heldTo")
    @Parameter(description = "last day of heldOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String heldTo;

    @QueryParam("status")
    @Parameter(description = "draft, submitted, returned, approved, voided; comma: any of")
    @Nullable
    String status;

    @QueryParam("occurrence")
    @Parameter(description = "planned, held, suspended, cancelled; comma: any of")
    @Nullable
    String occurrence;

    @QueryParam("campaign")
    @Parameter(description = "codes of campaigns; comma: any of; 404 when the caller cannot see one")
    @Nullable
    String campaign;

    @QueryParam("theme")
    @Parameter(description = "comma: any of")
    @Nullable
    String theme;

    @QueryParam("attribute")
    @Parameter(
            description = "key:value; comma between values: any of; repeated: all of",
            example = "lecturer-role:party-group-secretary",
            explode = Explode.TRUE)
    @Nullable
    List<String> attribute;

    @QueryParam("q")
    @Parameter(description = "two or more characters that stand together in the title or in the notes", example = "党课")
    @Nullable
    String q;

    @QueryParam("sort")
    @Parameter(
            description = "by heldOn, then id; - is descending",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"heldOn", "-heldOn"},
                            defaultValue = "heldOn"))
    @Nullable
    String sort;

    @QueryParam("limit")
    @Parameter(
            description = "items on a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    @Nullable
    Integer limit;

    @QueryParam("cursor")
    @Parameter(description = "next of the page before, with the same filters")
    @Nullable
    String cursor;

    @QueryParam("include")
    @Parameter(
            description = "total counts the whole list",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"total"}))
    @Nullable
    String include;

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} when there is no such limit */
    PageRequest part() {
        return new PageRequest(limit, cursor, include != null);
    }
}
