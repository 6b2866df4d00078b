package taizhang.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 has it, media type {@code application/problem+json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An error (RFC 9457). Branch on code, show title and detail (Accept-Language: zh gives Chinese).")
public record Problem(
        @Schema(required = true, examples = "/problems/invalid") String type,
        @Schema(required = true) String title,
        @Schema(required = true) int status,
        @Schema(required = true) String detail,
        @Schema(description = "path of the request") @Nullable String instance,
        @Schema(required = true, description = "stable, kebab-case") String code,
        @Nullable List<Entry> errors,
        @Schema(description = "of the records that stand in the way, at most 500: with code edited-since") @Nullable
                List<String> ids) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Words NEAREST = new Words("; nearest known: {0}", "；最接近的已知值：{0}");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProblemEntry")
    public record Entry(
            @Schema(description = "JSON Pointer into the body") @Nullable String pointer,
            @Schema(description = "name of a query, path or header parameter") @Nullable String parameter,
            @Schema(required = true) String code,
            @Schema(required = true) String detail) {}

    /**
     * @param acceptLanguage the header, if there is one
     * @param instance path of the request
     */
    public static Problem of(ProblemException exception, @Nullable String acceptLanguage, @Nullable String instance) {
        Language language = Language.of(acceptLanguage);
        ProblemType type = exception.type();
        List<Entry> entries = exception.violations().stream()
                .map(v -> new Entry(v.pointer(), v.parameter(), v.rule().code(), detail(v, language)))
                .toList();
        return new Problem(
                "/problems/" + type.code(),
                type.title().in(language),
                type.status(),
                type.detail().in(language, exception.arguments().toArray()),
                instance,
                type.code(),
                entries.isEmpty() ? null : entries,
                exception.ids().isEmpty() ? null : List.copyOf(exception.ids()));
    }

    private static String detail(Violation violation, Language language) {
        return detail(violation.rule().words(), violation.arguments(), violation.nearest(), language);
    }

    /** @param nearest the word that was meant, perhaps; null: there is nothing to suggest */
    public static String detail(Words words, List<String> arguments, @Nullable String nearest, Language language) {
        String detail = words.in(language, arguments.toArray());
        return nearest == null ? detail : detail + NEAREST.in(language, nearest);
    }
}
