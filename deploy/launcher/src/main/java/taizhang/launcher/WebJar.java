package taizhang.launcher;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import taizhang.machine.LaunchException;

/**
 * A library for browsers, which Maven brings as a jar: nothing is loaded from outside, and nothing of it lies in this repository.
 *
 * @param artifact {@code group/name}
 * @param files of those that are wanted, the name to be served by and the end of the path in the jar
 */
record WebJar(String artifact, Map<String, String> files) {

    /** One whose files keep their names. */
    static WebJar of(String artifact, List<String> names) {
        return new WebJar(artifact, names.stream().collect(java.util.stream.Collectors.toMap(n -> n, n -> n)));
    }

    void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (FileSystem jar = FileSystems.newFileSystem(jar())) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.copy(
                        find(jar, file.getValue()), folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Of a path that Maven writes into each jar, since not each has an entry for its folders. */
    private Path jar() throws IOException {
        URL properties = WebJar.class.getResource("/META-INF/maven/" + artifact + "/pom.properties");
        if (properties == null || !(properties.openConnection() instanceof JarURLConnection connection)) {
            throw new LaunchException("The library " + artifact + " is not on the class path.");
        }
        try {
            return Path.of(connection.getJarFileURL().toURI());
        } catch (URISyntaxException e) {
            throw new LaunchException("The library " + artifact + " is at no path: " + properties, e);
        }
    }

    private Path find(FileSystem jar, String end) throws IOException {
        try (Stream<Path> all = Files.walk(jar.getPath("/META-INF/resources"))) {
            return all.filter(file -> file.endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new LaunchException("The library " + artifact + " has no " + end + "."));
        }
    }
}
