package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":0");

    @Test
    void withoutDisplayThereIsNone() {
        assertEquals(Display.NONE, Display.find(Map.of(), "libgtk-3.so.0"));
        assertEquals(Display.NONE, Display.find(Map.of("DISPLAY", ""), "libgtk-3.so.0"));
    }

    @Test
    void librariesDecideWhatADisplayIsGoodFor() {
        String all = "libgtk-3.so.0 libXtst.so.6 libGL.so.1 libXxf86vm.so.1";
        assertEquals(Display.PRESENT, Display.find(SCREEN, all));
        assertEquals(Display.WITHOUT_GTK, Display.find(SCREEN, all.replace("libgtk-3.so.0", "")));
        assertEquals(Display.WITHOUT_GTK, Display.find(SCREEN, all.replace("libXtst.so.6", "")));
        assertEquals(Display.WITHOUT_OPENGL, Display.find(SCREEN, all.replace("libXxf86vm.so.1", "")));
    }

    @Test
    void whatTheLinkerDoesNotTellIsTried() {
        assertEquals(Display.PRESENT, Display.find(SCREEN, ""));
        assertEquals(Display.PRESENT, Display.find(Map.of("DISPLAY", ":0", "LD_LIBRARY_PATH", "/lib"), "libc.so.6"));
    }
}
