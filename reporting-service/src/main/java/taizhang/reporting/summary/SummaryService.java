package taizhang.reporting.summary;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.reporting.compliance.DueObligations;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Entries;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.RememberedAnswers;
import taizhang.reporting.figure.Figure;
import taizhang.reporting.figure.FigureQuery;
import taizhang.reporting.figure.Figures;
import taizhang.reporting.indicator.Definitions;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.progress.Progress;
import taizhang.reporting.progress.ProgressQuery;

/** Puts together what figures, progress and compliance say of one period, all of it at one position. */
@ApplicationScoped
class SummaryService {

    /** Summaries of some 100 kB each. */
    private static final int MOST_REMEMBERED = 200;

    private final RememberedAnswers<SummaryQuery, Summary> answers;
    private final Figures figures;
    private final Progress progress;
    private final DueObligations obligations;
    private final Counter counter;
    private final Indicators indicators;
    private final KnownWords words;
    private final Today today;

    SummaryService(
            Figures figures,
            Progress progress,
            DueObligations obligations,
            Counter counter,
            Indicators indicators,
            KnownWords words,
            Today today) {
        this.figures = figures;
        this.progress = progress;
        this.obligations = obligations;
        this.counter = counter;
        this.indicators = indicators;
        this.words = words;
        this.today = today;
        this.answers = new RememberedAnswers<>(MOST_REMEMBERED, (query, summary) -> 1, counter, today);
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    RememberedAnswers.Answer<Summary> answer(SummaryQuery query, @Nullable String caller) {
        return answers.answer(query, query.moment(), caller, () -> count(query, caller));
    }

    private RememberedAnswers.Counted<Summary> count(SummaryQuery query, @Nullable String caller) {
        Definitions definitions = indicators.since(counter.present().generation());
        Map<String, Indicator> asked = new TreeMap<>();
        definitions.codes().forEach(code -> definitions
                .inForce(code, query.moment().generation())
                .ifPresent(each -> asked.put(code, each)));
        Figures.Result counted = figures.count(
                FigureQuery.of(List.copyOf(asked.keySet()), query.organization(), query.period(), query.moment()),
                caller);
        long position = counted.position();
        long generation = query.moment().generationOr(counted.generation());
        Map<String, Figure> byCode = new HashMap<>();
        // What is defined for no day of the period is no number of it.
        counted.figures().stream()
                .filter(figure -> figure.definitionVersion() != null)
                .forEach(figure -> byCode.put(Objects.requireNonNull(figure.indicator()), figure));
        Entries entries = counter.entries(query.organization(), query.period(), position, caller);
        Map<String, Figure> shown = new HashMap<>(byCode);
        if (!query.compare()) {
            shown.replaceAll((code, figure) -> figure.alone());
        }
        return new RememberedAnswers.Counted<>(
                position,
                counted.generation(),
                counted.day(),
                new Summary(
                        Summary.Provenance.of(position, generation, today.instant()),
                        new Summary.About(query.organization(), entries.name(), entries.kind()),
                        query.period().label(),
                        Indicators.HEADLINE.stream()
                                .map(shown::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        sections(asked, definitions, shown, query.moment().generation()),
                        progress.answer(progress(query, counted.day(), position), caller)
                                .items()
                                .get(0),
                        Summary.Compliance.of(
                                obligations.totals(
                                        query.organization(),
                                        query.period(),
                                        new Moment(position, generation, counted.day()),
                                        caller),
                                query,
                                position,
                                generation),
                        Summary.Reporting.of(entries),
                        asked.keySet().stream()
                                .filter(code -> isMissing(byCode.get(code)))
                                .toList()));
    }

    private static ProgressQuery progress(SummaryQuery query, LocalDate day, long position) {
        LocalDate last = query.period().last();
        return new ProgressQuery(
                query.organization(), false, query.period(), last.isAfter(day) ? day : last, null, position);
    }

    /** @return whether it has nothing where something is expected: now and later approved records are something */
    private static boolean isMissing(@Nullable Figure figure) {
        if (figure == null || !figure.isNothing()) {
            return false;
        }
        Figure.Comparison before = figure.comparison();
        return Indicators.HEADLINE.contains(figure.indicator())
                || (before != null && before.value() != null && before.value().signum() != 0);
    }

    private List<Summary.Section> sections(
            Map<String, Indicator> asked, Definitions definitions, Map<String, Figure> figures, @Nullable Long known) {
        Map<String, String> categories = words.categories();
        Map<String, List<Summary.NamedFigure>> byCategory = new TreeMap<>(
                Comparator.<String>comparingInt(SummaryService::place).thenComparing(Comparator.naturalOrder()));
        asked.forEach((code, indicator) -> {
            Figure figure = figures.get(code);
            if (figure != null) {
                String numerator = indicator.numerator();
                Indicator about = numerator == null
                        ? indicator
                        : definitions.inForce(numerator, known).orElse(indicator);
                byCategory
                        .computeIfAbsent(category(about, categories), each -> new ArrayList<>())
                        .add(new Summary.NamedFigure(indicator.name(), figure));
            }
        });
        return byCategory.entrySet().stream()
                .map(each -> new Summary.Section(each.getKey(), name(each.getKey()), each.getValue()))
                .toList();
    }

    /** @return the category of what is counted; of several the first that is named */
    private static String category(Indicator indicator, Map<String, String> categories) {
        if (!indicator.isOfActivities()) {
            return indicator.of().startsWith("rectification-") || indicator.of().equals("corrective-actions")
                    ? Category.RECTIFICATION_TASKS.code()
                    : indicator.of();
        }
        List<String> named = indicator.where().categories();
        List<String> types = indicator.where().types();
        if (named != null) {
            return named.get(0);
        }
        return types == null
                ? Category.ACTIVITIES.code()
                : categories.getOrDefault(types.get(0), Category.ACTIVITIES.code());
    }

    private static int place(String category) {
        Category known = Coded.of(Category.class, category);
        return known == null ? Category.values().length : known.ordinal();
    }

    /** @return a category that somebody has added is named by its code */
    private static Name name(String category) {
        Category known = Coded.of(Category.class, category);
        return known == null ? new Name(category, category) : known.words();
    }
}
