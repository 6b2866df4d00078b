package taizhang.reporting.effect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taizhang.reporting.figure.Figure;

/**
 * What figures were, and in which they differ. Of a file of organizations there are millions of them: only their numbers
 * are kept, and each of them once, since most are 0.
 */
final class Differences {

    /** In the order of the figures, which is the same before and after. */
    private final Map<TrialQueries.Spot, List<EffectItem.Numbers>> before = new HashMap<>();

    private final Map<EffectItem.Numbers, EffectItem.Numbers> once = new HashMap<>();
    private final List<EffectItem> items = new ArrayList<>();

    /** @param figures of all indicators, of an organization that there was */
    void before(TrialQueries.Spot spot, List<Figure> figures) {
        before.put(
                spot,
                figures.stream()
                        .map(EffectItem.Numbers::of)
                        .map(numbers -> once.computeIfAbsent(numbers, same -> same))
                        .toList());
    }

    /**
     * @param figures of the same indicators
     * @param told whether the headline is said even if nothing changes
     */
    void after(TrialQueries.Spot spot, List<Figure> figures, boolean told) {
        List<EffectItem.Numbers> were = before.get(spot);
        List<EffectItem> changed = new ArrayList<>();
        List<EffectItem> same = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            EffectItem.Numbers was = were == null ? null : were.get(i);
            EffectItem item = EffectItem.of(was, figures.get(i));
            (EffectItem.isChange(was, item.after()) ? changed : same).add(item);
        }
        if (told || !changed.isEmpty()) {
            same.stream().filter(EffectItem::standsInHeadline).forEach(items::add);
        }
        items.addAll(changed);
    }

    List<EffectItem> items() {
        items.sort(EffectItem.ORDER);
        return List.copyOf(items);
    }
}
