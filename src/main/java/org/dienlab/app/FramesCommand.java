package org.dienlab.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how smooth the window is while lanes train. */
@Command(name = "frames", mixinStandardHelpOptions = true)
final class FramesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "20")
    private double seconds;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        new Typed(spec).check("--seconds", seconds, true);
        CommandLine line = spec.commandLine();
        boolean display = Display.find() == Display.PRESENT || Display.find() == Display.WITHOUT_OPENGL;
        Callable<Frames.Result> job = () -> new Frames(OffscreenWindow.open(BuiltInTask.choices()), seconds).run();
        Frames.Result result = display ? OffscreenWindow.onDisplay(job) : OffscreenWindow.inMemory(job);
        line.getOut().println(json ? json(result) : text(result));
        return CommandLine.ExitCode.OK;
    }

    static String text(Frames.Result result) {
        return String.join(
                System.lineSeparator(),
                Texts.of("frames.head"),
                row("frames.idle.interval", result.idle().interval()),
                row("frames.idle.work", result.idle().work()),
                row("frames.busy.interval", result.busy().interval()),
                row("frames.busy.work", result.busy().work()),
                row("frames.busy.wall", result.busy().wall()),
                row("frames.drag.work", result.drag().work()),
                row("frames.drag.wall", result.drag().wall()),
                row("frames.drag.answer", result.drag().answer()),
                row("frames.experiment.interval", result.experiment().interval()),
                row("frames.experiment.work", result.experiment().work()),
                Texts.of(
                        "frames.rate",
                        result.samplesPerSecond(),
                        result.withoutWindow(),
                        result.samplesPerSecond() / result.withoutWindow()));
    }

    private static String row(String key, FrameMeter.Times times) {
        return Texts.of("frames.row", Texts.of(key), times.p50(), times.p95(), times.p99(), times.max());
    }

    private static String json(Frames.Result result) {
        JsonObject object = new JsonObject();
        object.add("idle", json(result.idle()));
        object.add("busy", json(result.busy()));
        JsonObject drag = json(result.drag());
        drag.add("eventToFrameMillis", json(result.drag().answer()));
        object.add("drag", drag);
        object.add("experiment", json(result.experiment()));
        object.addProperty("samplesPerSecond", result.samplesPerSecond());
        object.addProperty("samplesPerSecondWithoutWindow", result.withoutWindow());
        return new GsonBuilder().setPrettyPrinting().create().toJson(object);
    }

    private static JsonObject json(FrameMeter.Result result) {
        JsonObject object = new JsonObject();
        object.addProperty("pulses", result.pulses());
        object.add("intervalMillis", json(result.interval()));
        object.add("workMillis", json(result.work()));
        object.add("wallMillis", json(result.wall()));
        return object;
    }

    private static JsonObject json(FrameMeter.Times times) {
        JsonObject object = new JsonObject();
        object.addProperty("p50", times.p50());
        object.addProperty("p95", times.p95());
        object.addProperty("p99", times.p99());
        object.addProperty("max", times.max());
        return object;
    }
}
