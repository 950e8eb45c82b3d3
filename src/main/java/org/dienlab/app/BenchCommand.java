package org.dienlab.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dienlab.model.Variant;
import org.dienlab.train.Benchmark;
import org.dienlab.train.WhatIfBenchmark;
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

    private static final int MOST_CLICKS = 2000;
    private static final int MOST_ITEMS = 10_000_000;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "C", defaultValue = "demo")
    private Config config;

    @Option(names = "--variant", paramLabel = "LANE", defaultValue = "augru", converter = LaneName.class)
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

    @Option(names = "--growth")
    private boolean growth;

    @Option(names = "--what-if")
    private boolean whatIf;

    @Option(names = "--start")
    private boolean start;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10")
    private int rounds;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = spec.commandLine();
        Typed typed = new Typed(spec);
        typed.check("--seconds", seconds, true);
        typed.check("--threads", threads, Typed.MOST_THREADS);
        typed.check("--batch", batch, Typed.MOST_EXAMPLES);
        typed.check("--steps", steps, MOST_CLICKS);
        typed.check("--items", items, MOST_ITEMS);
        typed.check("--rounds", rounds, true);
        refuse(typed);
        if (start) {
            StartBenchmark.Result result = StartBenchmark.run(rounds);
            line.getOut()
                    .println(
                            json
                                    ? GSON.toJson(result)
                                    : Texts.of("bench.start", rounds, result.empty(), result.own(), result.ratio()));
            return CommandLine.ExitCode.OK;
        }
        int used = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (whatIf) {
            try (WhatIfBenchmark benchmark = new WhatIfBenchmark(used)) {
                WhatIfBenchmark.Result result = benchmark.run(seconds);
                line.getOut()
                        .println(
                                json
                                        ? GSON.toJson(result)
                                        : Texts.of(
                                                "bench.whatIf",
                                                used,
                                                result.p50(),
                                                result.p99(),
                                                Math.round(result.bytes())));
            }
            return CommandLine.ExitCode.OK;
        }
        Benchmark.Size size = config.size
                .with(batch == null ? config.size.batch() : batch, steps == null ? config.size.steps() : steps)
                .withItems(items == null ? config.size.items() : items);
        List<Benchmark.Size> sizes = growth ? grown(size) : List.of(size);
        JsonArray measured = new JsonArray();
        for (Benchmark.Size one : sizes) {
            try (Benchmark benchmark = new Benchmark(variant, one, used)) {
                Benchmark.Result result = benchmark.run(seconds);
                measured.add(json(one, result, used));
                if (!json) {
                    line.getOut().println(text(one, result, used));
                    line.getOut().flush();
                }
            }
        }
        if (json) {
            // One document, whatever was measured.
            line.getOut().println(GSON.toJson(growth ? measured : measured.get(0)));
        }
        return CommandLine.ExitCode.OK;
    }

    /** Refuses options that what is measured instead leaves without effect. */
    private void refuse(Typed typed) {
        List<String> sizes = List.of("--config", "--variant", "--batch", "--steps", "--items", "--growth");
        if (whatIf) {
            typed.refuse("--what-if", sizes);
        }
        if (start) {
            typed.refuse("--start", List.of("--what-if", "--threads", "--seconds"));
            typed.refuse("--start", sizes);
        } else if (typed.isGiven("--rounds")) {
            throw typed.misunderstood("failure.missing", "--start");
        }
    }

    /** Sizes that differ in one thing from the next: clicks, then rows of a batch, then items. */
    private static List<Benchmark.Size> grown(Benchmark.Size size) {
        List<Benchmark.Size> sizes = new ArrayList<>();
        for (int clicks : new int[] {20, 200, 500}) {
            sizes.add(size.with(size.batch(), clicks));
        }
        for (int rows : new int[] {16, 128, 512}) {
            sizes.add(size.with(rows, size.steps()));
        }
        for (int count : new int[] {1_000, 31_623, 1_000_000}) {
            sizes.add(size.withItems(count));
        }
        return sizes;
    }

    private String text(Benchmark.Size size, Benchmark.Result result, int used) {
        return Texts.of(
                "bench.result",
                config,
                variant.code(),
                used,
                Math.round(result.samplesPerSecond()),
                result.gigaflops(),
                Math.round(result.bytesPerStep()),
                result.kernels(),
                size.batch(),
                size.steps(),
                size.items(),
                1e9 / result.samplesPerSecond() / size.steps(),
                result.memory() / (1 << 20),
                result.memoryMeasured() / (1 << 20));
    }

    private JsonObject json(Benchmark.Size size, Benchmark.Result result, int used) {
        JsonObject object = new JsonObject();
        object.addProperty("config", config.toString());
        object.addProperty("variant", variant.code());
        object.addProperty("threads", used);
        object.addProperty("batch", size.batch());
        object.addProperty("steps", size.steps());
        object.addProperty("items", size.items());
        object.addProperty("samplesPerSecond", result.samplesPerSecond());
        object.addProperty("gigaflops", result.gigaflops());
        object.addProperty("bytesPerStep", result.bytesPerStep());
        object.addProperty("kernels", result.kernels());
        object.addProperty("memoryFormula", result.memory());
        object.addProperty("memoryMeasured", result.memoryMeasured());
        return object;
    }
}
