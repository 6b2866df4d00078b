package taizhang.reporting.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the called method does not declare: a mistyped filter must never give a wrong count. */
public class UnknownParameters {

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ResourceInfo resource, UriInfo uri, ContainerRequestContext request) {
        if (uri.getRequestUri().getRawQuery() == null || resource.getResourceMethod() == null) {
            return;
        }
        Set<String> known = declared.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::declaredBy);
        List<Violation> unknown = uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> Violation.ofParameter(name, Rule.UNKNOWN_PARAMETER))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, unknown);
        }
    }

    private static Set<String> declaredBy(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return name(parameter);
        }
        // A parameter object declares its query parameters on its fields.
        return Arrays.stream(parameter.getType().getDeclaredFields()).flatMap(UnknownParameters::name);
    }

    private static Stream<String> name(AnnotatedElement element) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        return query == null ? Stream.empty() : Stream.of(query.value());
    }
}
