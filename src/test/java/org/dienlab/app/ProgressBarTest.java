package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    @Test
    void aConsoleHasOneLineThatIsTakenAway() {
        ProgressBar bar = new ProgressBar(out, true, false);
        bar.show("x", .5);
        bar.show("x", .5);
        bar.clear();
        String line = "[" + "#".repeat(15) + ".".repeat(15) + "] 50 %  x";
        assertEquals("\r" + line + "\r" + " ".repeat(line.length()) + "\r", text.toString());
    }

    @Test
    void aLogHasALineForEveryTenth() {
        ProgressBar bar = new ProgressBar(out, false, true);
        for (int i = 0; i <= 100; i++) {
            bar.show("x", i / 100.);
        }
        assertEquals(11, text.toString().lines().count());
    }

    @Test
    void elsewhereNothingIsDrawn() {
        new ProgressBar(out, false, false).show("x", 1);
        assertEquals("", text.toString());
    }
}
