package taizhang.api.parameter;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.unicode.Text;

/**
 * Refuses query parameters that the called method does not declare, repeated ones that it reads once, blank ones (a
 * script whose variable is not set) and numbers that are none: a mistyped filter must never give a wrong count.
 */
public class QueryParameters {

    /** In the digits of programs: those of other scripts are read by some and not by others. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,100}");

    /** The types that are whole numbers, with the greatest that they hold. */
    private static final Map<Class<?>, BigInteger> BOUNDS = Map.of(
            int.class,
            BigInteger.valueOf(Integer.MAX_VALUE),
            Integer.class,
            BigInteger.valueOf(Integer.MAX_VALUE),
            long.class,
            BigInteger.valueOf(Long.MAX_VALUE),
            Long.class,
            BigInteger.valueOf(Long.MAX_VALUE));

    /** The names, and what they are read as. */
    private final Map<Method, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ResourceInfo resource, UriInfo uri, RoutingContext routing) {
        if (uri.getRequestUri().getRawQuery() == null || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Class<?>> known =
                declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::declaredBy);
        List<Violation> unknown = uri.getQueryParameters().keySet().stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .map(name -> Violation.ofParameter(name, FieldRule.UNKNOWN_PARAMETER))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(HttpProblem.UNKNOWN_PARAMETER, unknown);
        }
        List<Violation> found = new ArrayList<>();
        uri.getQueryParameters().forEach((name, values) -> {
            Class<?> type = known.getOrDefault(name, String.class);
            Violation violation = check(name, type, values);
            if (violation != null) {
                found.add(violation);
                return;
            }
            BigInteger most = BOUNDS.get(type);
            if (most != null) {
                routing.queryParams().set(name, bounded(values.get(0), most));
            }
        });
        if (!found.isEmpty()) {
            throw ProblemException.of(HttpProblem.INVALID_PARAMETER, found);
        }
    }

    private static @Nullable Violation check(String name, Class<?> type, List<String> values) {
        if (values.size() > 1 && !List.class.isAssignableFrom(type)) {
            return Violation.ofParameter(name, FieldRule.DUPLICATE, name);
        }
        if (values.stream().anyMatch(Text::isBlank)) {
            return Violation.ofParameter(name, FieldRule.BLANK);
        }
        if (BOUNDS.containsKey(type) && !WHOLE_NUMBER.matcher(values.get(0)).matches()) {
            return Violation.ofParameter(name, FieldRule.UNREADABLE, "whole number");
        }
        return null;
    }

    /** A number that its type cannot hold becomes the nearest that it can: whoever reads it says what it must lie between. */
    private static String bounded(String number, BigInteger most) {
        return new BigInteger(number).min(most).max(most.not()).toString();
    }

    private static Map<String, Class<?>> declaredBy(Method method) {
        Map<String, Class<?>> names = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            declare(names, parameter, parameter.getType());
            // A parameter object declares its query parameters on its fields.
            for (Field field : parameter.getType().getDeclaredFields()) {
                declare(names, field, field.getType());
            }
        }
        return names;
    }

    private static void declare(Map<String, Class<?>> names, AnnotatedElement element, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            names.put(query.value(), type);
        }
    }
}
