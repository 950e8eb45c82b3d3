package org.dienlab.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dienlab.data.Scenario;
import org.dienlab.train.Pretrained;
import org.dienlab.train.Task;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the weights that come with the app. */
@Command(name = "pretrain", mixinStandardHelpOptions = true)
final class PretrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--scenario", paramLabel = "S")
    private Scenario scenario;

    @Override
    public Integer call() throws IOException {
        CommandLine line = spec.commandLine();
        List<Task> chosen = BuiltInTask.trained(scenario);
        long last = Pretrained.STEPS.get(Pretrained.STEPS.size() - 1);
        ProgressBar bar = new ProgressBar(line.getErr(), false);
        Files.createDirectories(out);
        for (Task task : chosen) {
            int threads = Runtime.getRuntime().availableProcessors();
            Pretrained trained = Pretrained.train(task, threads, step -> bar.show(task.name(), (double) step / last));
            bar.clear();
            Path file = out.resolve(task.name() + ".safetensors");
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
                trained.write(stream);
            }
            line.getOut().println(file);
        }
        return CommandLine.ExitCode.OK;
    }
}
