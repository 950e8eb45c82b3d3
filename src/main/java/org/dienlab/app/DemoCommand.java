package org.dienlab.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The headless main job: trains, steps through a history and writes pictures of the window. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR")
    private Path out;

    /** Where pictures go unless something else is asked for. */
    static Path defaultFolder() {
        return Path.of(System.getProperty("dienlab.demo.dir", "dien-lab-demo"));
    }

    @Override
    public Integer call() throws Exception {
        return run(spec.commandLine(), out == null ? defaultFolder() : out);
    }

    /** The demonstration into this folder. */
    static int run(CommandLine line, Path folder) throws Exception {
        return OffscreenWindow.inMemory(() -> {
            try (OffscreenWindow window = OffscreenWindow.open(BuiltInTask.choices())) {
                ProgressBar bar = new ProgressBar(line.getErr(), true);
                new Demo(window, folder, line.getOut(), bar).run(Demo.STEPS);
            }
            return CommandLine.ExitCode.OK;
        });
    }
}
