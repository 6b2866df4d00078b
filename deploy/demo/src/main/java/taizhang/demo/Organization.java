package taizhang.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code organizations.csv}.
 *
 * @param tags names of groups of organizations that the plans use
 * @param members head-count, 0 where there is none
 */
record Organization(String code, String zh, Set<String> tags, int members, Map<String, @Nullable Object> body) {

    static List<Organization> all() {
        return Table.read("organizations.csv").stream().map(Organization::of).toList();
    }

    /** Those with one of the codes or tags, in the order of the register. */
    static List<Organization> named(List<Organization> register, String codesAndTags) {
        Set<String> wanted = words(codesAndTags);
        Set<String> known = register.stream()
                .flatMap(organization -> organization.names().stream())
                .collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("Neither code nor tag of an organization: " + codesAndTags);
        }
        return register.stream()
                .filter(organization -> organization.names().stream().anyMatch(wanted::contains))
                .toList();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(tags);
        names.add(code);
        return names;
    }

    private static Organization of(Map<String, String> row) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("code", row.get("code"));
        body.put("name", Map.of("zh", row.getOrDefault("zh", ""), "en", row.getOrDefault("en", "")));
        body.put("kind", row.get("kind"));
        for (String field : List.of("parent", "validFrom", "validTo", "basedIn")) {
            body.put(field, emptyToNull(row.getOrDefault(field, "")));
        }
        for (String field : List.of("hasCommittee", "hasSmallGroups")) {
            String value = emptyToNull(row.getOrDefault(field, ""));
            body.put(field, value == null ? null : (Object) value.equals("yes"));
        }
        for (String field : List.of("memberCount", "staffCount")) {
            String value = emptyToNull(row.getOrDefault(field, ""));
            body.put(field, value == null ? null : (Object) Integer.valueOf(value));
        }
        String members = row.getOrDefault("memberCount", "");
        return new Organization(
                row.getOrDefault("code", ""),
                row.getOrDefault("zh", ""),
                words(row.getOrDefault("tags", "")),
                members.isEmpty() ? 0 : Integer.parseInt(members),
                body);
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static @Nullable String emptyToNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
