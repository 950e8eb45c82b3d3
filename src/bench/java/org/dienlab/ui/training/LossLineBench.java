package org.dienlab.ui.training;

import java.util.concurrent.TimeUnit;
import javafx.scene.canvas.Canvas;
import org.dienlab.math.SplitMix64;
import org.dienlab.ui.drawing.CanvasDrawing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Draws the loss curve of a long training on a canvas as wide as the strip's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LossLineBench {
    private static final int WIDTH = 776;
    private static final int HEIGHT = 96;

    @Param({"1000", "1000000"})
    public int points;

    private final CurveLine line = new CurveLine();

    @Setup
    public void fill() {
        SplitMix64 random = new SplitMix64(1);
        double[] losses = new double[points];
        for (int i = 0; i < points; i++) {
            losses[i] = .7 * Math.exp(-3.0 * i / points) + .1 * random.uniform();
        }
        line.append(losses);
    }

    @Benchmark
    public Canvas draw() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        CanvasDrawing on = CanvasDrawing.anew(canvas);
        on.beginPath();
        for (int i : LossPainter.shown(line, 0, points, WIDTH)) {
            on.lineTo((double) WIDTH * i / points, HEIGHT * (1 - line.at(i)));
        }
        on.stroke();
        return canvas;
    }
}
