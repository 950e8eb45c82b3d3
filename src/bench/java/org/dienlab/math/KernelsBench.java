package org.dienlab.math;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

/** One micro-batch of 16 rows through each kernel that matters, with the hidden sizes of the two benchmarks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class KernelsBench {
    private static final int ROWS = 16;

    @Param({"vector", "scalar"})
    public String kind;

    @Param({"16", "36"})
    public int hidden;

    private Kernels kernels;
    private int n;
    private double[] x;
    private double[] y;
    private double[] z;
    private double[] out;
    private double[] more;
    private double[] rows;
    private double[] columns;

    @Setup
    public void fill() {
        kernels = kind.equals("vector") ? Kernels.best() : Kernels.scalar();
        n = ROWS * hidden;
        SplitMix64 random = new SplitMix64(1);
        x = numbers(random, Math.max(n, hidden * hidden));
        y = numbers(random, x.length);
        z = numbers(random, x.length);
        rows = numbers(random, ROWS);
        out = new double[x.length];
        more = new double[x.length];
        columns = new double[3 * n];
    }

    private static double[] numbers(SplitMix64 random, int n) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> random.uniform() - .5);
        return numbers;
    }

    @Benchmark
    public void multiply() {
        kernels.multiply(ROWS, hidden, hidden, x, 0, hidden, y, 0, hidden, out, 0, hidden);
    }

    @Benchmark
    public void multiplyTransposed() {
        kernels.multiplyTransposed(hidden, hidden, ROWS, x, 0, hidden, y, 0, hidden, out, 0, hidden);
    }

    @Benchmark
    public void sigmoid() {
        kernels.sigmoid(x, 0, n);
    }

    @Benchmark
    public void tanh() {
        kernels.tanh(x, 0, n);
    }

    @Benchmark
    public void softplus() {
        kernels.softplus(x, 0, n, out, 0);
    }

    @Benchmark
    public void dots() {
        kernels.dots(ROWS, hidden, x, 0, y, 0, rows, 0);
    }

    @Benchmark
    public void blend() {
        kernels.blend(n, x, y, 0, z, 0, out, 0);
    }

    @Benchmark
    public void blendBackward() {
        kernels.blendBackward(ROWS, hidden, rows, 0, x, y, z, 0, z, out, 0, x, 0, more, columns, hidden, 2 * hidden, 3 * hidden);
    }

    @Benchmark
    public void adam() {
        kernels.adam(new Kernels.Step(.9, .999, 1e-8, 1e-9, 3), n, more, out, z, 0, x, 0);
    }
}
