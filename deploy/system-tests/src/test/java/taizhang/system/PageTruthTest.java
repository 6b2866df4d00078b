package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the page: each is a link to a list that adds up to it. What each link asks for is asked of the API and added up
 * here; of each kind of number on a screen one is followed in the browser, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class PageTruthTest {

    /** What the addresses of the page and those of evidence have in common. */
    private static final Set<String> OF_EVIDENCE = Set.of(
            "indicator",
            "definition",
            "requirement",
            "version",
            "organization",
            "scope",
            "period",
            "position",
            "asOf",
            "parent",
            "type",
            "standing",
            "value",
            "generation");

    private static final Set<String> OF_FIGURES = Set.of("indicator", "organization", "scope", "period", "position");

    /** What a rate of compliance is a part of. */
    private static final String OF_RATE = "met,met-late,missed";

    private static final Set<String> OF_COMPLIANCE = Set.of(
            "organization", "scope", "period", "position", "generation", "asOf", "requirement", "state", "value");

    /** Each link with a value, and where it stands: two of a kind have the same place. */
    private static final String NUMBERS =
            """
            return [...document.querySelectorAll('main a[data-value]')].map(link => {
                const cell = link.closest('td, li, dd, p');
                const section = link.closest('section, table')?.querySelector('h2, caption')?.innerText ?? '';
                return {
                    href: link.getAttribute('href'),
                    value: link.dataset.value,
                    place: [section, cell?.tagName, cell?.cellIndex, link.closest('tfoot') ? 'foot' : '', link.className].join('|'),
                };
            });
            """;

    /** Digits that are neither a number with its link nor in a heading, a time or what is named a label; nor what users wrote. */
    private static final String BARE_NUMBERS =
            """
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            const bare = [];
            while (walker.nextNode()) {
                const { textContent, parentElement } = walker.currentNode;
                if (/[0-9]/.test(textContent) && parentElement.checkVisibility()
                        && !parentElement.closest('header, h1, h2, h3, th, caption, time, label, bdi, code, [data-label], [data-value]')) {
                    bare.push(textContent.trim().slice(0, 100));
                }
            }
            return bare;
            """;

    private final Api api = Page.api("reader");
    /** Many numbers lead to the same list. */
    private final Map<String, BigDecimal> answers = new ConcurrentHashMap<>();

    private final Map<String, Boolean> ratios = new ConcurrentHashMap<>();

    private Browser browser;
    private List<String> screens;

    /** Whose numbers are looked at, and as known when. */
    record Scope(String query) {

        static Scope of(String organization) {
            return new Scope("organization=" + organization + "&period=2020");
        }
    }

    /** A number on a screen. */
    record Number(BigDecimal value, String href, String place) {

        private static Number of(Object number) {
            Map<?, ?> read = (Map<?, ?>) number;
            return new Number(
                    new BigDecimal((String) read.get("value")), (String) read.get("href"), (String) read.get("place"));
        }

        String screen() {
            return href.replaceAll("^#/|\\?.*", "");
        }

        Map<String, String> params() {
            Map<String, String> params = new LinkedHashMap<>();
            Stream.of(href.replaceFirst("^[^?]*\\??", "").split("&"))
                    .filter(each -> each.contains("="))
                    .forEach(each -> {
                        String[] pair = each.split("=", 2);
                        params.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
                    });
            return params;
        }

        String query(Set<String> names) {
            return params().entrySet().stream()
                    .filter(each -> names.contains(each.getKey()))
                    .map(each -> each.getKey() + "=" + Api.encode(each.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    @BeforeAll
    void open() {
        browser = Browser.at(Page.address());
        browser.openWith(Page.token("reader"));
        screens = ((List<?>) Objects.requireNonNull(
                        browser.await("return (await import('/page/screens.js')).SCREENS.map(each => each.name);")))
                .stream().map(String::valueOf).toList();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    List<Scope> scopes() {
        long now = Page.api("admin").get("/v1/feed").path("position").asLong();
        return List.of(
                Scope.of(Page.BUREAU),
                Scope.of(Page.BRANCH),
                new Scope(Scope.of(Page.BUREAU).query + "&position=" + now * 2 / 3));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void everyNumberIsWhatItLeadsTo(Scope scope) {
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Screen screen : Screen.of(screens)) {
            if (!screen.role().equals("reader")) {
                continue;
            }
            browser.follow(screen.fragment(scope.query));
            ((List<?>) Objects.requireNonNull(browser.run(BARE_NUMBERS)))
                    .forEach(bare -> faults.add(screen + " has a number without a link: " + bare));
            List<Number> numbers = numbers();
            seen += numbers.size();
            numbers.parallelStream()
                    .distinct()
                    .flatMap(number -> ask(number)
                            .filter(value -> value.compareTo(number.value) != 0)
                            .map(value -> screen + " says " + number + ", the API " + value)
                            .stream())
                    .forEachOrdered(faults::add);
            Map<String, Number> kinds = new LinkedHashMap<>();
            numbers.forEach(number -> kinds.merge(number.place, number, PageTruthTest::tellingOne));
            kinds.values().forEach(number -> follow(screen, number, faults));
        }
        assertTrue(seen > 50, seen + " numbers seen");
        assertEquals(List.of(), faults);
    }

    private List<Number> numbers() {
        return ((List<?>) Objects.requireNonNull(browser.run(NUMBERS)))
                .stream().map(Number::of).toList();
    }

    /** One that is not zero says more. */
    private static Number tellingOne(Number one, Number other) {
        return one.value.signum() != 0 ? one : other;
    }

    /** The value as the API has it behind the address of the link; empty where it has no list for it. */
    private Optional<BigDecimal> ask(Number number) {
        Map<String, String> params = number.params();
        if (number.screen().equals("figure") && !params.containsKey("groupBy")) {
            if (params.containsKey("compare")) {
                return Optional.of(change(number));
            }
            BigDecimal listed = evidence(number);
            // What stands above the line is listed on the screen of its ratio.
            boolean ratio = isRatio(params) && number.value.compareTo(listed) != 0;
            return Optional.of(ratio ? ratio(number, listed) : listed);
        }
        if (number.screen().equals("compliance") && params.containsKey("state")) {
            BigDecimal listed = obligations(number.query(OF_COMPLIANCE), params.get("exemption"));
            // A rate leads to what it is a part of, as the number of these does.
            boolean rate = params.get("state").equals(OF_RATE) && number.value.compareTo(listed) != 0;
            return Optional.of(rate ? rate(number, listed) : listed);
        }
        return Optional.empty();
    }

    /** @param exemption the code of the one that they are exempt by; null: any */
    private BigDecimal obligations(String query, @Nullable String exemption) {
        return answers.computeIfAbsent(
                "/v1/compliance?limit=500&" + query + (exemption == null ? "" : "#" + exemption),
                path -> BigDecimal.valueOf(api.all(path.replaceFirst("#.*", "")).stream()
                        .filter(item -> exemption == null
                                || exemption.equals(item.path("exemption").asText()))
                        .count()));
    }

    private BigDecimal rate(Number number, BigDecimal all) {
        Set<String> others = new HashSet<>(OF_COMPLIANCE);
        others.remove("state");
        return obligations(number.query(others) + "&state=met,met-late", null)
                .divide(all, number.value.scale(), RoundingMode.HALF_UP);
    }

    private BigDecimal ratio(Number number, BigDecimal above) {
        BigDecimal below = answers.computeIfAbsent(
                "below:" + number.query(OF_FIGURES), asked -> api.get("/v1/figures?" + number.query(OF_FIGURES))
                        .path("figures")
                        .path(0)
                        .path("denominator")
                        .decimalValue());
        return above.divide(below, number.value.scale(), RoundingMode.HALF_UP);
    }

    /** A day by which stocks are judged is that of the period here. */
    private BigDecimal change(Number number) {
        return answers.computeIfAbsent(
                "/v1/figures?compare=previous-year&" + number.query(OF_FIGURES), path -> api.get(path)
                        .path("figures")
                        .path(0)
                        .path("comparison")
                        .path("change")
                        .decimalValue());
    }

    private boolean isRatio(Map<String, String> params) {
        return params.containsKey("indicator")
                && ratios.computeIfAbsent(params.get("indicator"), code -> !api.get("/v1/indicators/" + code)
                        .path("numerator")
                        .isNull());
    }

    private BigDecimal evidence(Number number) {
        return answers.computeIfAbsent(
                "/v1/evidence?limit=500&" + number.query(OF_EVIDENCE), path -> api.all(path).stream()
                        .map(item -> item.path("contribution").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Goes where the number leads: it stands there again, and if records are listed, both sides of their sum are alike. */
    private void follow(Screen screen, Number number, List<String> faults) {
        browser.follow(number.href);
        Object problem = browser.run("return document.querySelector('main .problem')?.innerText ?? null;");
        if (problem != null) {
            faults.add(screen + ": " + number + " leads to a problem: " + problem);
        }
        // A contribution leads to its record; a spread over units to the table of these.
        boolean again = !number.screen().equals("record") && !number.params().containsKey("groupBy");
        if (again && numbers().stream().noneMatch(each -> each.value.compareTo(number.value) == 0)) {
            faults.add(screen + ": " + number + " does not stand where it leads to");
        }
        List<?> sides = (List<?>)
                Objects.requireNonNull(
                        browser.run(
                                "return [...document.querySelectorAll('#records .equation')].slice(0, 1).flatMap(each => [...each.querySelectorAll('[data-value]')].map(side => side.dataset.value));"));
        if (!sides.isEmpty() && number.screen().equals("figure")) {
            BigDecimal sum = ((List<?>)
                            Objects.requireNonNull(
                                    browser.run(
                                            "return [...document.querySelectorAll('#records tbody td:last-child [data-value]')].map(each => each.dataset.value);")))
                    .stream().map(each -> new BigDecimal((String) each)).reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean equal = sides.stream().allMatch(side -> sum.compareTo(new BigDecimal((String) side)) == 0);
            // Of a long list only the rows in sight are there.
            boolean whole =
                    Boolean.FALSE.equals(browser.run("return Boolean(document.querySelector('#records .long'));"));
            if (whole && !equal) {
                faults.add(screen + ": " + number + " leads to records that add up to " + sum + ", and " + sides);
            }
        }
    }
}
