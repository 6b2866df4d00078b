package taizhang.api.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which paths a service has, and the methods of each. */
record Paths(List<Template> all) {

    /** What the framework serves at addresses of its own, which it answers whatever the method. */
    private static final List<String> OF_THE_FRAMEWORK =
            List.of("/q/openapi", "/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/health/started");

    private static final String ANYTHING = "{}";

    /** @param steps of the path between its slashes; {@code {}} stands for anything */
    record Template(List<String> steps, Set<String> methods) {

        static Template of(String path, Set<String> methods) {
            Set<String> all = new TreeSet<>(methods);
            all.add(HttpMethod.OPTIONS);
            if (all.contains(HttpMethod.GET)) {
                all.add(HttpMethod.HEAD);
            }
            return new Template(stepsOf(path), all);
        }

        String allow() {
            return String.join(", ", methods);
        }

        private boolean fits(List<String> path) {
            if (path.size() != steps.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isAnything(steps.get(i)) && !steps.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** What is said literally goes before what stands for anything. */
        private String rank() {
            return String.join(
                    "/",
                    steps.stream().map(step -> isAnything(step) ? "~" : step).toList());
        }

        private static boolean isAnything(String step) {
            return step.equals(ANYTHING);
        }
    }

    /** Those of the resources that are beans, and those of the framework. */
    static Paths of(BeanManager beans) {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    Path part = method.getAnnotation(Path.class);
                    String path = part == null ? root.value() : root.value() + "/" + part.value();
                    httpMethods(method).forEach(name -> methods.computeIfAbsent(alike(path), other -> new TreeSet<>())
                            .add(name));
                }
            }
        }
        OF_THE_FRAMEWORK.forEach(path -> methods.put(path, Set.of(HttpMethod.GET)));
        List<Template> templates = new ArrayList<>();
        methods.forEach((path, names) -> templates.add(Template.of(path, names)));
        templates.sort(Comparator.comparing(Template::rank));
        return new Paths(List.copyOf(templates));
    }

    private static List<String> httpMethods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .toList();
    }

    /** @return null when nothing is there */
    @Nullable
    Template find(String path) {
        List<String> steps = stepsOf(path);
        return all.stream().filter(template -> template.fits(steps)).findFirst().orElse(null);
    }

    /** The same text for all templates of a path, whatever their variables are called. */
    private static String alike(String template) {
        return String.join("/", stepsOf(template)).replaceAll("\\{[^}]*}", ANYTHING);
    }

    private static List<String> stepsOf(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(step -> !step.isEmpty())
                .toList();
    }
}
