package org.dienlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dienlab.data.SampleData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the sample logs and catalogues. */
@Command(name = "sample-data", mixinStandardHelpOptions = true)
final class SampleDataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() throws IOException {
        SampleData.write(out, seed);
        spec.commandLine().getOut().println(Texts.of("sample-data.done", out));
        return 0;
    }
}
