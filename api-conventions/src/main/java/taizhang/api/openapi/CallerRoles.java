package taizhang.api.openapi;

import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says of every operation which role a caller needs, from the annotation that the service checks. */
final class CallerRoles {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);

    /** In an operation's id, what is put in later. */
    private static final Pattern OPEN = Pattern.compile("\\{\\w+}");

    /** By a pattern of operation ids. */
    private final Map<Pattern, String> words = new LinkedHashMap<>();

    CallerRoles(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            AnnotationValue id = operation.value("operationId");
            if (id == null) {
                // One that is hidden.
                continue;
            }
            AnnotationInstance roles = operation.target().asMethod().annotation(ROLES);
            words.put(
                    Pattern.compile(OPEN.matcher(id.asString()).replaceAll(".+")),
                    roles == null ? "Any valid token." : "Role: " + said(roles.value()) + ".");
        }
    }

    void describe(Operation operation) {
        String role = words.entrySet().stream()
                .filter(entry ->
                        entry.getKey().matcher(operation.getOperationId()).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(operation.getOperationId()));
        String description = operation.getDescription();
        operation.setDescription(description == null ? role : description + " " + role);
    }

    private static String said(AnnotationValue roles) {
        return String.join(" or ", roles.asStringArray());
    }
}
