package org.dienlab.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dienlab.model.Variant;
import org.dienlab.train.Benchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast this machine trains. */
@Command(name = "bench", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    /** Sizes to train. */
    enum Config {
        DEMO(Benchmark.Size.DEMO),
        PAPER(Benchmark.Size.PAPER);

        private final Benchmark.Size size;

        Config(Benchmark.Size size) {
            this.size = size;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "C", defaultValue = "demo")
    private Config config;

    @Option(names = "--variant", paramLabel = "LANE", defaultValue = "augru", converter = TrainCommand.LaneName.class)
    private Variant variant;

    @Option(names = "--threads", paramLabel = "N")
    private Integer threads;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10")
    private double seconds;

    @Option(names = "--batch", paramLabel = "N")
    private Integer batch;

    @Option(names = "--steps", paramLabel = "N")
    private Integer steps;

    @Option(names = "--items", paramLabel = "N")
    private Integer items;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        TrainCommand.check(spec, "--seconds", seconds, true);
        TrainCommand.check(spec, "--threads", threads, true);
        TrainCommand.check(spec, "--batch", batch, true);
        TrainCommand.check(spec, "--steps", steps, true);
        TrainCommand.check(spec, "--items", items, true);
        int used = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        Benchmark.Size size = config.size
                .with(batch == null ? config.size.batch() : batch, steps == null ? config.size.steps() : steps)
                .withItems(items == null ? config.size.items() : items);
        try (Benchmark benchmark = new Benchmark(variant, size, used)) {
            Benchmark.Result result = benchmark.run(seconds);
            line.getOut().println(json ? json(result, used) : text(result, used));
        }
        return CommandLine.ExitCode.OK;
    }

    private String text(Benchmark.Result result, int used) {
        return Texts.of(
                "bench.result",
                config,
                variant.code(),
                used,
                Math.round(result.samplesPerSecond()),
                result.gigaflops(),
                Math.round(result.bytesPerStep()),
                result.kernels());
    }

    private String json(Benchmark.Result result, int used) {
        JsonObject object = new JsonObject();
        object.addProperty("config", config.toString());
        object.addProperty("variant", variant.code());
        object.addProperty("threads", used);
        object.addProperty("samplesPerSecond", result.samplesPerSecond());
        object.addProperty("gigaflops", result.gigaflops());
        object.addProperty("bytesPerStep", result.bytesPerStep());
        object.addProperty("kernels", result.kernels());
        return new GsonBuilder().setPrettyPrinting().create().toJson(object);
    }
}
