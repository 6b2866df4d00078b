package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests that answer a row of the coverage. */
record CoverageQuestion(CoverageRow row) {

    /** @param body null: none */
    record Call(String method, String path, @Nullable ObjectNode body) {

        JsonNode ask(Api api) {
            return api.send(method, path, body, java.util.Map.of()).expect(200).body();
        }

        @Override
        public String toString() {
            return method + " " + path + (body == null ? "" : " " + body);
        }
    }

    /** @return the indicators that are kept for the question, parts of ratios before their ratios */
    List<ObjectNode> indicators() {
        List<ObjectNode> all = new ArrayList<>();
        if (row.kept() != null) {
            all.add(named(row.kept().deepCopy(), code(0)));
        }
        for (int no = 0; no < row.ratios().size(); no++) {
            String above = code(no) + "-above";
            String below = code(no) + "-below";
            all.add(named(row.ratios().get(no).above().deepCopy(), above));
            ObjectNode denominator = row.ratios().get(no).below().deepCopy();
            if (denominator.at("/where/indicators").isArray()) {
                // Targets of what stands above the line.
                denominator.withObject("/where").putArray("indicators").add(above);
            }
            all.add(named(denominator, below));
            ObjectNode ratio = Api.JSON.createObjectNode();
            ratio.put("of", row.ratios().get(no).above().path("of").asText());
            all.add(named(ratio.put("numerator", above).put("denominator", below), code(no)));
        }
        return all;
    }

    /** @param name of an indicator of the row: kept, above or below */
    String indicator(String name) {
        return name.equals("kept") ? code(0) : code(0) + "-" + name;
    }

    private String code(int no) {
        return row.id().toLowerCase(Locale.ROOT) + (no == 0 ? "" : "-" + (no + 1));
    }

    private ObjectNode named(ObjectNode definition, String code) {
        ObjectNode indicator = definition.put("code", code);
        if (!indicator.has("unit")) {
            indicator.put("unit", "1");
        }
        indicator.putObject("name").put("zh", row.zh()).put("en", row.en());
        return indicator;
    }

    List<Call> calls() {
        if (row.get() != null) {
            return List.of(new Call("GET", row.get(), null));
        }
        if (row.lists() != null) {
            return Stream.of(row.lists().above(), row.lists().below())
                    .map(path -> new Call("GET", path + "&include=total", null))
                    .toList();
        }
        if (!row.requirements().isEmpty()) {
            return row.requirements().stream()
                    .map(requirement -> new Call("GET", compliance(requirement), null))
                    .toList();
        }
        if (row.definition() == null) {
            return List.of(new Call("GET", figures(), null));
        }
        return variants().map(body -> new Call("POST", "/v1/figures", body)).toList();
    }

    private String compliance(String requirement) {
        return "/v1/compliance?organization=" + row.organization() + scope() + "&requirement=" + requirement
                + "&period=" + row.period();
    }

    private String scope() {
        return row.scope().equals("subtree") ? "" : "&scope=" + row.scope();
    }

    private String figures() {
        String indicators = row.indicator() != null
                ? row.indicator()
                : row.kept() != null
                        ? code(0)
                        : String.join(
                                ",",
                                IntStream.range(0, row.ratios().size())
                                        .mapToObj(this::code)
                                        .toList());
        return "/v1/figures?indicator=" + indicators + "&organization=" + row.organization() + scope() + "&period="
                + row.period()
                + (row.groupBy() == null ? "" : "&groupBy=" + row.groupBy())
                + (row.compare() == null ? "" : "&compare=" + row.compare());
    }

    private Stream<ObjectNode> variants() {
        ObjectNode body = Api.JSON.createObjectNode();
        body.set("definition", row.definition());
        body.put("organization", row.organization());
        if (!row.scope().equals("subtree")) {
            body.put("scope", row.scope());
        }
        body.putArray("periods").add(row.period());
        if (row.groupBy() != null) {
            body.put("groupBy", row.groupBy());
        }
        if (!row.eachOf().isEmpty()) {
            return row.eachOf().stream().map(organization -> body.deepCopy().put("organization", organization));
        }
        if (row.eachValueOf() == null) {
            return Stream.of(body);
        }
        return Stream.of(body.at("/definition/where/attributes/" + row.eachValueOf()))
                .flatMap(values -> IntStream.range(0, values.size()).mapToObj(values::get))
                .map(value -> {
                    ObjectNode one = body.deepCopy();
                    one.withObject("/definition/where/attributes")
                            .putArray(row.eachValueOf())
                            .add(value);
                    return one;
                });
    }

    /** @return what the system answers, as the document shows it */
    String answer(Api api) {
        List<JsonNode> answers = calls().stream().map(call -> call.ask(api)).toList();
        if (row.evidence() != null) {
            return api.get(figures(answers).get(0).get("evidence").asText())
                    .at(row.evidence())
                    .asText();
        }
        if (row.read() != null) {
            JsonNode read = answers.get(0).at(row.read());
            return read.isNumber() ? said(read.decimalValue()) : read.asText();
        }
        if (row.lists() != null) {
            BigDecimal below = answers.get(1).get("total").decimalValue();
            return said(answers.get(0).get("total").decimalValue().divide(below, MathContext.DECIMAL64));
        }
        if (!row.requirements().isEmpty()) {
            return String.valueOf(answers.stream()
                    .filter(answer -> answer.at("/totals/met").asInt() > 0)
                    .count());
        }
        List<JsonNode> figures = figures(answers);
        return row.isOneFigure() || !row.ratios().isEmpty()
                ? said(figures.stream()
                        .map(CoverageQuestion::value)
                        .min(BigDecimal::compareTo)
                        .orElseThrow())
                : String.valueOf(figures.stream().filter(this::hasAnything).count());
    }

    private static List<JsonNode> figures(List<JsonNode> answers) {
        List<JsonNode> all = new ArrayList<>();
        answers.forEach(answer -> answer.get("figures").forEach(all::add));
        return all;
    }

    /** Of groups by organization the organization itself is none of those below. */
    private boolean hasAnything(JsonNode figure) {
        boolean itself = "organization".equals(row.groupBy())
                && figure.get("organization").asText().equals(row.organization());
        return !itself && value(figure).signum() > 0;
    }

    private static BigDecimal value(JsonNode figure) {
        if (!figure.path("value").isNumber()) {
            throw new AssertionError("no value: " + figure);
        }
        return figure.get("value").decimalValue();
    }

    private String said(BigDecimal number) {
        BigDecimal value = row.percent() ? number.movePointRight(2) : number;
        return (row.dividedBy() == null ? value : value.divide(row.dividedBy(), MathContext.DECIMAL64))
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
