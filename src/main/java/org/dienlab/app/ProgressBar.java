package org.dienlab.app;

import java.io.PrintWriter;

/** A progress bar in one line of a console; draws nothing elsewhere, so that logs stay readable. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean console;
    private String shown = "";

    ProgressBar(PrintWriter out, boolean console) {
        this.out = out;
        this.console = console;
    }

    /** Shows what is being done and which share of it is done, 0..1. */
    void show(String what, double share) {
        int filled = (int) Math.round(share * WIDTH);
        String line =
                "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + Math.round(100 * share) + " %  " + what;
        if (console && !line.equals(shown)) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            out.flush();
            shown = line;
        }
    }

    /** Takes the bar away. */
    void clear() {
        if (console) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
            shown = "";
        }
    }
}
