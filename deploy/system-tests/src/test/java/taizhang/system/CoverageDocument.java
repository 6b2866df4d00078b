package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import taizhang.system.CoverageTable.Section;

/** {@code docs/coverage.md}: every row with the call that computes it and what is answered. */
record CoverageDocument(CoverageTable table, Map<String, String> answers) {

    private static final String HEAD =
            """
            # What summaries name, and how it is computed

            Made by `CoverageTest` from `deploy/system-tests/src/test/resources/coverage`: it makes each call, compares the
            answer, and fails when this page says anything else. To write it anew:
            `mvn -pl deploy/system-tests -am verify -Dtest=CoverageTest -Dcoverage.refresh=true`

            Summaries of bureaus of one kind name 313 quantities, Q001 to Q313. %d of them are computed, %d are outside, with
            the reason. Organizations with words for codes are those of the demo bureau (`deploy/up --demo`), where each call
            can be tried. For what it has nothing of, *recorded* says what is recorded for the question, in an organization
            that has the row's number as its code. A ratio is an indicator with a numerator (*above*) and a denominator
            (*below*), kept for the question.
            """;

    String text() {
        long outside = table.rows().filter(row -> row.outside() != null).count();
        long all = table.sections().entrySet().stream()
                .filter(section -> section.getKey() != Section.DERIVED)
                .mapToLong(section -> section.getValue().size())
                .sum();
        return HEAD.formatted(all - outside, outside)
                + table.sections().entrySet().stream()
                        .map(section -> section(section.getKey(), section.getValue()))
                        .collect(Collectors.joining());
    }

    private String section(Section section, List<CoverageRow> rows) {
        return "\n## " + section.title + " (" + rows.size() + ")\n\n| | what | call | answer |\n|---|---|---|---|\n"
                + rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(CoverageRow row) {
        return "| " + row.id() + " | " + row.zh() + "<br>" + row.en() + " | " + call(row) + " | " + answer(row)
                + " |\n";
    }

    private String answer(CoverageRow row) {
        return row.outside() != null ? "outside" : answers.get(row.id()) + (row.percent() ? " %" : "");
    }

    private static String call(CoverageRow row) {
        if (row.outside() != null) {
            return row.outside();
        }
        if (!row.sum().isEmpty()) {
            return "the sum of " + String.join(", ", row.sum());
        }
        List<String> lines = new ArrayList<>(recorded(row));
        if (row.kept() != null) {
            lines.add("*kept* " + code(row.kept()));
        }
        row.ratios().forEach(ratio -> lines.add("above " + code(ratio.above()) + " below " + code(ratio.below())));
        List<CoverageQuestion.Call> calls = new CoverageQuestion(row).calls();
        if (row.eachValueOf() != null) {
            lines.add(code(calls.get(0)) + " and so for each of "
                    + row.definition().at("/where/attributes/" + row.eachValueOf()) + ": how many occur");
        } else if (!row.eachOf().isEmpty()) {
            lines.add(code(calls.get(0)) + " and so for each of " + String.join(", ", row.eachOf())
                    + ": how many have anything");
        } else {
            lines.add(calls.stream()
                            .map(CoverageDocument::code)
                            .collect(Collectors.joining(row.lists() == null ? " and " : " by "))
                    + (row.groupBy() == null ? "" : ": how many of the groups have anything")
                    + (row.ratios().size() > 1 ? ": the least" : "")
                    + (row.requirements().size() > 1 ? ": how many were met" : "")
                    + (row.evidence() == null ? "" : ", of its evidence " + code(row.evidence()))
                    + (row.read() == null ? "" : ": " + code(row.read()))
                    + (row.dividedBy() == null ? "" : " by " + row.dividedBy()));
        }
        return String.join("<br>", lines);
    }

    private static List<String> recorded(CoverageRow row) {
        if (row.fixture() == null) {
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        if (row.fixture().totals() != null) {
            all.add(row.fixture().totals());
        }
        all.addAll(row.fixture().records());
        all.addAll(row.fixture().entries());
        all.addAll(row.fixture().targets());
        return List.of("*recorded* " + all.stream().map(CoverageDocument::code).collect(Collectors.joining(" ")));
    }

    private static String code(Object text) {
        return "`" + (text instanceof ObjectNode node ? node.toString() : String.valueOf(text)) + "`";
    }
}
