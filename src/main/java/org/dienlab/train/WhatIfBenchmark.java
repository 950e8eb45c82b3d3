package org.dienlab.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dienlab.math.Pca;
import org.dienlab.math.SplitMix64;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Tracer;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Survival;
import org.dienlab.trace.Trace;

/**
 * Times what a what-if does while somebody drags a value: one history again in all lanes, with survival, the gradient of
 * the logit through time and the coordinates of the path.
 */
public final class WhatIfBenchmark implements AutoCloseable {
    private static final int STEPS = 20;
    private static final Variant[] LANES = Variant.values();

    /**
     * What was measured.
     *
     * @param p50 milliseconds that half of the runs stay below
     * @param p99 the same of 99 of 100
     * @param bytes bytes allocated per run
     */
    public record Result(double p50, double p99, double bytes) {}

    private final Map<Variant, CtrModel> models = new EnumMap<>(Variant.class);
    private final Map<Variant, Tracer> tracers = new EnumMap<>(Variant.class);
    private final int[] items = new int[STEPS];
    private final int[] categories = new int[STEPS];
    private final double[] attention = new double[STEPS];
    /** A plane through the states; which one makes no difference to the time. */
    private final Pca plane;

    private final Map<Variant, double[][]> paths = new EnumMap<>(Variant.class);
    private final Workers workers;

    /** @param threads number of threads that share the lanes, at least 1 */
    public WhatIfBenchmark(int threads) {
        workers = new Workers(threads);
        Benchmark.Size size = Benchmark.Size.DEMO;
        SplitMix64 random = new SplitMix64(1);
        int[] categoryOfItem = new int[size.items()];
        Arrays.setAll(categoryOfItem, i -> random.below(size.categories()));
        Arrays.setAll(items, t -> random.below(size.items()));
        Arrays.setAll(categories, t -> categoryOfItem[items[t]]);
        for (Variant variant : LANES) {
            ModelConfig config = ModelConfig.standard(variant, size.items(), size.categories());
            CtrModel model = CtrModel.create(config, categoryOfItem);
            Initialisation.STANDARD.apply(model, 1);
            models.put(variant, model);
            tracers.put(variant, new Tracer());
            paths.put(variant, new double[STEPS][]);
        }
        Trace trace = models.get(Variant.AUGRU)
                .traces(items, categories, List.of(new CtrModel.Target(items[0], categories[0])), Overrides.NONE)
                .get(0);
        plane = Pca.fit(trace.evolving().hidden(), 2);
    }

    /** Runs for about this long, the first third of it to warm up. */
    public Result run(double seconds) {
        time(seconds / 3);
        long before = Benchmark.allocated();
        double[] millis = time(seconds * 2 / 3);
        double bytes = (Benchmark.allocated() - before) / (double) millis.length;
        Arrays.sort(millis);
        return new Result(millis[millis.length / 2], millis[(int) (millis.length * .99)], bytes);
    }

    private double[] time(double seconds) {
        double[] millis = new double[1024];
        int runs = 0;
        long start = System.nanoTime();
        for (long now = start; now - start < seconds * 1e9; runs++) {
            millis = runs == millis.length ? Arrays.copyOf(millis, 2 * runs) : millis;
            again(runs);
            long end = System.nanoTime();
            millis[runs] = (end - now) * 1e-6;
            now = end;
        }
        return Arrays.copyOf(millis, runs);
    }

    /** All lanes with one attention weight dragged to another value. */
    private void again(int run) {
        Arrays.fill(attention, Double.NaN);
        attention[run % STEPS] = run % 100 / 100.0;
        Overrides overrides = new Overrides(attention, null, null);
        CtrModel.Target target = new CtrModel.Target(items[0], categories[0]);
        workers.run(LANES.length, lane -> again(LANES[lane], target, overrides));
    }

    private void again(Variant lane, CtrModel.Target target, Overrides overrides) {
        CtrModel model = models.get(lane);
        Tracer tracer = tracers.get(lane);
        Trace trace = tracer.traces(model, items, categories, List.of(target), overrides)
                .get(0);
        tracer.ofLogit(model, items, categories, target, overrides);
        if (trace.evolving() == null) {
            return;
        }
        double[][] path = paths.get(lane);
        for (int t = 0; t < STEPS; t++) {
            path[t] = plane.project(trace.evolving().hidden()[t]);
        }
        if (trace.evolving().write() != null) {
            Survival.inLastState(trace.evolving().write());
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
