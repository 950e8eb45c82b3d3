package org.dienlab.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the weights that come with the app. */
@Command(name = "pretrain", mixinStandardHelpOptions = true)
final class PretrainCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--scenario", paramLabel = "S")
    private String scenario;

    @Override
    public Integer call() {
        throw new UserError("pretrain is not wired yet");
    }
}
