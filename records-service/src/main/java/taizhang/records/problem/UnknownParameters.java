package taizhang.records.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the called method does not declare, repeated ones that it reads once, and blank ones (a
 * script whose variable is not set): a mistyped filter must never give a wrong count.
 */
public class UnknownParameters {

    /** The names, and whether they may be repeated. */
    private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ResourceInfo resource, UriInfo uri, ContainerRequestContext request) {
        if (uri.getRequestUri().getRawQuery() == null || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Boolean> known =
                declared.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::declaredBy);
        List<Violation> unknown = uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .map(name -> Violation.ofParameter(name, Rule.UNKNOWN_PARAMETER))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, unknown);
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.size() > 1 && Boolean.FALSE.equals(known.get(name))) {
                throw ProblemException.parameter(name, Rule.DUPLICATE, name);
            }
            if (values.stream().anyMatch(String::isBlank)) {
                throw ProblemException.parameter(name, Rule.REQUIRED);
            }
        });
    }

    private static Map<String, Boolean> declaredBy(Method method) {
        Map<String, Boolean> names = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            declare(names, parameter, parameter.getType());
            // A parameter object declares its query parameters on its fields.
            for (Field field : parameter.getType().getDeclaredFields()) {
                declare(names, field, field.getType());
            }
        }
        return names;
    }

    private static void declare(Map<String, Boolean> names, AnnotatedElement element, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            names.put(query.value(), List.class.isAssignableFrom(type));
        }
    }
}
