package taizhang.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import taizhang.machine.Folders;

/** Random passwords of database roles, kept in a file of mode 0600. */
final class Passwords {

    private final Path file;
    private final Properties values = new Properties();

    Passwords(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
        }
    }

    /** The password of the role: 192 random bits in letters, digits, {@code -} and {@code _}. */
    synchronized String of(String role) throws IOException {
        String known = values.getProperty(role);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        values.setProperty(role, made);
        StringWriter content = new StringWriter();
        values.store(content, null);
        Folders.writePrivate(file, content.toString());
        return made;
    }
}
