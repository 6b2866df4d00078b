package taizhang.reporting.counting;

import java.util.List;
import taizhang.api.text.Name;

/**
 * An organization, and who below it has entered anything in a period.
 *
 * @param subordinates how many organizations stood below it on any day of the period on which they existed
 * @param silent the codes of those of them without a submitted or approved activity of these days, in order
 */
public record Entries(Name name, String kind, int subordinates, List<String> silent) {

    public int reported() {
        return subordinates - silent.size();
    }
}
