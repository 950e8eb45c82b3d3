package org.dienlab.app;

import java.nio.file.Path;
import java.util.Locale;

/** Where the program keeps what belongs to its user and not to a document, as each system has it. */
final class UserFolder {
    private UserFolder() {}

    /** The folder, which may not be there yet. */
    static Path data() {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String given = System.getenv(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_DATA_HOME");
        Path usual = system.startsWith("mac")
                ? Path.of(home, "Library", "Application Support")
                : Path.of(home, ".local", "share");
        return (given == null || given.isBlank() ? usual : Path.of(given)).resolve("dien-lab");
    }
}
