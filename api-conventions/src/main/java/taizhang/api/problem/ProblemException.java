package taizhang.api.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request fails in one of the ways of {@link ProblemType}; {@link ProblemMapper} answers it. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<String> arguments;
    private final transient List<Violation> violations;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient List<String> ids = new ArrayList<>();

    private ProblemException(ProblemType type, List<Violation> violations, List<String> arguments) {
        super(type.code(), null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.arguments = List.copyOf(arguments);
    }

    public static ProblemException of(ProblemType type, String... arguments) {
        return new ProblemException(type, List.of(), List.of(arguments));
    }

    public static ProblemException of(ProblemType type, List<Violation> violations) {
        return new ProblemException(type, violations, List.of());
    }

    public static ProblemException notFound() {
        return of(HttpProblem.NOT_FOUND);
    }

    /** @throws ProblemException 404 when there is none */
    public static <T> T found(@Nullable T record) {
        if (record == null) {
            throw notFound();
        }
        return record;
    }

    public static ProblemException invalid(List<Violation> violations) {
        return of(HttpProblem.INVALID, violations);
    }

    public static ProblemException parameter(String parameter, Rule rule, Object... arguments) {
        return of(HttpProblem.INVALID_PARAMETER, List.of(Violation.ofParameter(parameter, rule, arguments)));
    }

    /** @param ids of the records that stand in the way */
    public ProblemException ids(List<String> ids) {
        this.ids.addAll(ids);
        return this;
    }

    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** @return what the detail names */
    public List<String> arguments() {
        return arguments;
    }

    List<String> ids() {
        return ids;
    }

    Map<String, String> headers() {
        return headers;
    }
}
