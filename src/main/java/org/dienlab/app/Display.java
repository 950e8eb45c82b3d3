package org.dienlab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javafx.scene.Node;

/** What a window could be shown on. Asked before JavaFX starts, because JavaFX answers with stack traces. */
enum Display {
    /** A window can be tried. */
    PRESENT,
    /** A window can be tried, but without the graphics card: OpenGL libraries are missing. */
    WITHOUT_OPENGL,
    /** There is a display, but the libraries that put windows on it are missing. */
    WITHOUT_GTK,
    /** There is no display. */
    NONE;

    /** What of JavaFX knows the windows of a system, and its graphics cards. */
    private static final Pattern OF_SYSTEM =
            Pattern.compile("com/sun/(glass/ui/(gtk|mac|win)|prism/(es2|d3d|ps))/[^/]+\\.class");

    private static final String REGIONS = "prism.dirtyregioncount";

    static Display find() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return PRESENT;
        }
        return find(System.getenv(), libraries());
    }

    /** @param libraries names of the installed shared libraries; empty if they cannot be known */
    static Display find(Map<String, String> environment, String libraries) {
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return NONE;
        }
        if (libraries.isBlank() || environment.containsKey("LD_LIBRARY_PATH")) {
            return PRESENT;
        }
        if (!libraries.contains("libgtk-3.so.0") || !libraries.contains("libXtst.so.6")) {
            return WITHOUT_GTK;
        }
        return libraries.contains("libGL.so.1") && libraries.contains("libXxf86vm.so.1") ? PRESENT : WITHOUT_OPENGL;
    }

    /** What the system's linker knows: its table of names, between bytes that are none. */
    private static String libraries() {
        try {
            return Files.readString(Path.of("/etc/ld.so.cache"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Has JavaFX draw anew what has changed and little else; to be called before it starts. From the seventh place on
     * where something has changed it takes two of them and all between them for one, and a frame changes figures all
     * over the window.
     */
    static void useManyRegions() {
        if (System.getProperty(REGIONS) == null) {
            System.setProperty(REGIONS, "15");
        }
    }

    /** Has JavaFX draw into memory; to be called before it starts. */
    static void useMemory() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", "1920x1200-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /** Loads the classes that a start on a real display needs and one into memory does not. */
    static void loadClasses() {
        URI jar = URI.create(
                Node.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (JarFile javaFx = new JarFile(Path.of(jar).toFile())) {
            javaFx.stream()
                    .map(JarEntry::getName)
                    .filter(OF_SYSTEM.asMatchPredicate())
                    .forEach(Display::loadClass);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadClass(String file) {
        String name = file.substring(0, file.lastIndexOf('.')).replace('/', '.');
        try {
            Class.forName(name, false, Display.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Then a start cannot use it either.
        }
    }
}
