package org.dienlab.app;

import java.io.PrintWriter;

/** A progress bar in one line of a console. Where there is none it draws nothing, or a line for every tenth. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean console;
    private final boolean lines;
    private String shown = "";
    private long tenth = -1;

    /** @param lines draw lines where there is no console */
    @SuppressWarnings("SystemConsoleNull") // SecondJvm asks newer JDKs to answer as older ones do.
    ProgressBar(PrintWriter out, boolean lines) {
        this(out, System.console() != null, lines);
    }

    ProgressBar(PrintWriter out, boolean console, boolean lines) {
        this.out = out;
        this.console = console;
        this.lines = lines;
    }

    /** Shows what is being done and which share of it is done, 0..1. */
    void show(String what, double share) {
        int filled = (int) (share * WIDTH);
        String line =
                "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + (int) (100 * share) + " %  " + what;
        if (console && !line.equals(shown)) {
            out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            out.flush();
        } else if (!console && lines && (long) (10 * share) != tenth) {
            out.println(line);
            tenth = (long) (10 * share);
        }
        shown = line;
    }

    /** Takes the bar away from a console. */
    void clear() {
        if (console) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
        }
        shown = "";
        tenth = -1;
    }
}
