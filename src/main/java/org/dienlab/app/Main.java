package org.dienlab.app;

/**
 * Entry point. Without arguments it opens the window, and waits for nothing on the way there: neither does the first
 * JVM what the second one does once more, nor is there a command line to understand.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? open() : Commands.execute(args));
    }

    private static int open() {
        SecondJvm second = SecondJvm.forWindow();
        if (second != null) {
            return second.run(new String[0]);
        }
        Display display = LabApplication.inMemory() ? Display.PRESENT : Display.find();
        // What is done without a display is a command.
        return display == Display.NONE ? Commands.execute(new String[0]) : LabApplication.open(display, null);
    }
}
