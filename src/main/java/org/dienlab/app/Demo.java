package org.dienlab.app;

import java.io.PrintWriter;
import java.nio.file.Path;

/** The headless main job. */
final class Demo {
    private final PrintWriter out;
    private final PrintWriter err;

    Demo(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    int run(Path folder) {
        out.println("demo " + folder);
        return 0;
    }
}
