package org.dienlab.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the pictures of the documentation. */
@Command(name = "screenshots", mixinStandardHelpOptions = true)
final class ScreenshotsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "screenshots")
    private Path out;

    @Override
    public Integer call() throws Exception {
        CommandLine line = spec.commandLine();
        return OffscreenWindow.inMemory(() -> {
            try (OffscreenWindow window = OffscreenWindow.open(BuiltInTask.choices())) {
                ProgressBar bar = new ProgressBar(line.getErr(), true);
                new Screenshots(window, out, bar).run(Screenshots.STEPS);
            }
            line.getOut().println(Texts.of("screenshots.done", out));
            return CommandLine.ExitCode.OK;
        });
    }
}
