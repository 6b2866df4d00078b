package taizhang.records.template;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words to choose from, each of which means one thing: a name that several have gives way to their codes. */
public final class Choices {

    private Choices() {}

    /** @return in the order given; a sheet takes codes as well as names */
    public static <T> List<String> of(List<T> all, Function<T, String> code, Function<T, String> name) {
        Map<String, Long> times = all.stream().collect(Collectors.groupingBy(name, Collectors.counting()));
        return all.stream()
                .map(each -> times.getOrDefault(name.apply(each), 0L) > 1 ? code.apply(each) : name.apply(each))
                .toList();
    }
}
