package taizhang.api.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tables the code of each package names, in SQL or as an entity: what an import does not show. */
public final class SourceSql {

    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\])'", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("Table\\(\\s*name\\s*=\\s*\"(\\w+)\"");
    /** A table, perhaps with an alias. */
    private static final String SOURCE =
            "(?:only\\s+)?[a-z_]+(?:\\s+(?:as\\s+)?(?!(?:using|join|left|right|inner|cross|full)\\b)[a-z_]+)?";

    private static final Pattern SOURCES =
            Pattern.compile("\\b(?:from|join|into|update|using)\\s+(" + SOURCE + "(?:\\s*,\\s*" + SOURCE + ")*)");

    private static final Pattern CREATED = Pattern.compile("create (?:table|view) (\\w+)");
    private static final Pattern RENAMED = Pattern.compile("alter table (\\w+) rename to (\\w+)");
    private static final Pattern DROPPED = Pattern.compile("drop table (\\w+)");

    private SourceSql() {}

    /** @return the tables and views that there are after all migrations */
    public static Set<String> tables(Path migrations) throws IOException {
        Set<String> tables = new TreeSet<>();
        for (Path migration : files(migrations, ".sql")) {
            String sql = Files.readString(migration);
            CREATED.matcher(sql).results().forEach(created -> tables.add(created.group(1)));
            RENAMED.matcher(sql)
                    .results()
                    .filter(renamed -> tables.remove(renamed.group(1)))
                    .forEach(renamed -> tables.add(renamed.group(2)));
            DROPPED.matcher(sql).results().forEach(dropped -> tables.remove(dropped.group(1)));
        }
        return tables;
    }

    /** @return of each folder below: the tables that its Java files name, each with the files */
    public static Map<String, Map<String, Set<String>>> namedByPackage(Path sources, Set<String> tables)
            throws IOException {
        Map<String, Map<String, Set<String>>> named = new TreeMap<>();
        for (Path file : files(sources, ".java")) {
            String folder = sources.relativize(file).getName(0).toString();
            named(Files.readString(file), tables).forEach(table -> named.computeIfAbsent(folder, f -> new TreeMap<>())
                    .computeIfAbsent(table, t -> new TreeSet<>())
                    .add(file.getFileName().toString()));
        }
        return named;
    }

    static Set<String> named(String java, Set<String> tables) {
        Set<String> named = new TreeSet<>();
        ENTITY.matcher(java)
                .results()
                .map(entity -> entity.group(1))
                .filter(tables::contains)
                .forEach(named::add);
        Matcher literals = LITERAL_OR_COMMENT.matcher(java);
        while (literals.find()) {
            String text = literals.group(1) == null ? literals.group(2) : literals.group(1);
            if (text != null) {
                SOURCES.matcher(text.replace("\\n", "\n"))
                        .results()
                        .flatMap(sources -> Stream.of(sources.group(1).split(",")))
                        .map(source ->
                                source.strip().replaceFirst("^only\\s+", "").replaceFirst("\\s.*", ""))
                        .filter(tables::contains)
                        .forEach(named::add);
            }
        }
        return named;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
