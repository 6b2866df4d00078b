package taizhang.system;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What the files under {@code coverage/} say: every quantity that a summary of a bureau names, and how it is asked for. */
record CoverageTable(Map<Section, List<CoverageRow>> sections) {

    /** One file each, in the order of the document. */
    enum Section {
        ACTIVITY_COUNTS("activity-counts", "How often something was done", 108),
        ACTIVITY_MEASURES("activity-measures", "How much of something there was in what was done", 79),
        TASK_COUNTS("task-counts", "What was found, put right and undertaken", 21),
        ORGANIZATION_COUNTS("organization-counts", "How many organizations there are, or have done something", 6),
        STANDING_REQUIREMENTS("standing-requirements", "What has to be held at certain intervals", 44),
        RATIOS("ratios", "Shares, rates and averages", 29),
        OTHERS("others", "Days, numbers of editions, lists and fixed formulas", 26),
        /** Not of the 313. */
        DERIVED("derived", "What follows from the others", 13);

        final String file;
        final String title;
        final int size;

        Section(String file, String title, int size) {
            this.file = file;
            this.title = title;
            this.size = size;
        }
    }

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    static CoverageTable read() {
        Map<Section, List<CoverageRow>> sections = new EnumMap<>(Section.class);
        Arrays.stream(Section.values()).forEach(section -> sections.put(section, read(section)));
        return new CoverageTable(sections);
    }

    private static List<CoverageRow> read(Section section) {
        String name = "/coverage/" + section.file + ".yaml";
        try (InputStream content = CoverageTable.class.getResourceAsStream(name)) {
            return YAML.readValue(content, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    Stream<CoverageRow> rows() {
        return sections.values().stream().flatMap(List::stream);
    }

    CoverageRow row(String id) {
        return rows().filter(row -> row.id().equals(id)).findFirst().orElseThrow(() -> new NoSuchElementException(id));
    }
}
