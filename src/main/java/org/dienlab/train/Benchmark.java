package org.dienlab.train;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import javax.management.JMException;
import javax.management.ObjectName;
import org.dienlab.data.Batch;
import org.dienlab.math.Kernels;
import org.dienlab.math.SplitMix64;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.nn.AuxiliaryScale;

/**
 * Times training steps, each forward, backward and lazy Adam, on random histories that all have full length. Bilinear
 * softmax attention, inner product as auxiliary loss.
 */
public final class Benchmark implements AutoCloseable {
    private static final int BATCHES = 8;
    private static final int WINDOWS = 5;
    private static final double ALPHA = .1;
    private static final double LEARNING_RATE = 1e-3;

    /**
     * What is trained.
     *
     * @param batch rows of a batch
     * @param steps clicks of every history
     */
    public record Size(int items, int categories, int itemDim, int categoryDim, int headUnits, int batch, int steps) {
        /** As in the built-in scenarios. */
        public static final Size DEMO = new Size(100, 8, 8, 8, 16, 32, 20);
        /** As in the paper. */
        public static final Size PAPER = new Size(20_000, 500, 18, 18, 80, 128, 100);

        /** The same with other batches. */
        public Size with(int otherBatch, int otherSteps) {
            return new Size(items, categories, itemDim, categoryDim, headUnits, otherBatch, otherSteps);
        }

        /** The same with another number of items. */
        public Size withItems(int otherItems) {
            return new Size(otherItems, categories, itemDim, categoryDim, headUnits, batch, steps);
        }
    }

    /**
     * What was measured.
     *
     * @param samplesPerSecond examples a second, median of the windows
     * @param gigaflops 10⁹ multiplications and additions of the matrix products a second
     * @param bytesPerStep bytes that the threads of the training allocated, per step
     * @param kernels what the kernels compute with
     * @param memory bytes that model, optimiser and buffers of the training take by the formula
     * @param memoryMeasured the same as the collector found it
     */
    public record Result(
            double samplesPerSecond,
            double gigaflops,
            double bytesPerStep,
            String kernels,
            double memory,
            double memoryMeasured) {}

    private static final Set<String> NUMBERS =
            Set.of(double[].class.getName(), long[].class.getName(), int[].class.getName());

    private final Size size;
    private final Trainer trainer;
    private final Workers workers;
    private final Batch[] batches = new Batch[BATCHES];
    private final double flopsPerSample;
    private final double memory;
    private final long usedBefore;
    private Batch batch;

    /** @param threads number of threads, at least 1 */
    public Benchmark(Variant variant, Size size, int threads) {
        this(variant, size, threads, true);
    }

    private Benchmark(Variant variant, Size size, int threads, boolean rehearsed) {
        this.size = size;
        ModelConfig.Conventions standard = ModelConfig.Conventions.standard();
        ModelConfig config = new ModelConfig(
                variant,
                new ModelConfig.Conventions(
                        standard.attention(),
                        standard.normalisation(),
                        standard.reset(),
                        standard.auxiliary(),
                        AuxiliaryScale.SUM,
                        false),
                size.items(),
                size.categories(),
                size.itemDim(),
                size.categoryDim(),
                size.headUnits(),
                size.headUnits());
        Arrays.setAll(batches, i -> randomBatch(size, i));
        if (rehearsed) {
            rehearse(variant);
        }
        usedBefore = used();
        CtrModel model = CtrModel.create(config, null);
        new Initialisation(.1, 0).apply(model, 0);
        trainer = new Trainer(model, new Adam(model.layout(), Adam.Embeddings.LAZY, 0), size.batch(), size.steps());
        workers = new Workers(threads);
        flopsPerSample = flops(config, size.steps());
        memory = TrainingMemory.bytes(model, size.batch(), size.steps(), threads);
    }

    /**
     * What the JVM keeps of classes that it sees for the first time is not memory of the training. On this thread alone:
     * another one might still hold what it worked on when memory is measured.
     */
    private void rehearse(Variant variant) {
        Size least = new Size(1, 1, size.itemDim(), size.categoryDim(), 1, 1, 2);
        try (Benchmark small = new Benchmark(variant, least, 1, false)) {
            small.step(0);
        }
    }

    private static Batch randomBatch(Size size, int seed) {
        SplitMix64 random = new SplitMix64(seed);
        Batch batch = new Batch(size.batch(), size.steps());
        batch.reset(size.batch(), size.steps());
        for (int i = 0; i < size.batch() * size.steps(); i++) {
            batch.item[i] = random.below(size.items());
            batch.category[i] = random.below(size.categories());
            batch.negativeItem[i] = random.below(size.items());
            batch.negativeCategory[i] = random.below(size.categories());
        }
        for (int row = 0; row < size.batch(); row++) {
            batch.length[row] = size.steps();
            batch.targetItem[row] = random.below(size.items());
            batch.targetCategory[row] = random.below(size.categories());
            batch.label[row] = random.below(2);
        }
        return batch;
    }

    /** Floating-point operations of the matrix products of one example; backward takes twice as many as forward. */
    private static double flops(ModelConfig config, int steps) {
        double h = config.hidden();
        int gates = config.variant() == Variant.LSTM ? 7 : 6;
        double recurrent = config.variant().recurrent() ? steps * gates * 2 * h * h : 0;
        double attention = config.variant().attends() ? h * h + steps * h : 0;
        double auxiliary = config.hasAuxiliaryLoss() ? 2 * (steps - 1) * h : 0;
        double head = 2 * h * config.headUnits() + config.headUnits();
        return 3 * 2 * (recurrent + attention + auxiliary + head);
    }

    /** One training step on batch {@code i} of those that go round. */
    private void step(long i) {
        batch = batches[(int) (i % BATCHES)];
        workers.run(trainer.tasks(batch.rows()), this::task);
        if (!trainer.sum(batch, LEARNING_RATE)) {
            throw new IllegalStateException("loss or gradient out of range");
        }
        workers.run(Trainer.PARTS, trainer::move);
    }

    private void task(int i) {
        trainer.task(i, batch, ALPHA);
    }

    /**
     * Trains for about this long, the first third of it to warm up.
     *
     * @throws IllegalStateException if the losses leave the range of numbers
     */
    public Result run(double seconds) {
        long done = train(0, seconds / 3);
        double[] rate = new double[WINDOWS];
        long allocated = allocated();
        long first = done;
        for (int window = 0; window < WINDOWS; window++) {
            long start = System.nanoTime();
            long steps = train(done, seconds * 2 / 3 / WINDOWS) - done;
            rate[window] = steps * size.batch() * 1e9 / (System.nanoTime() - start);
            done += steps;
        }
        double bytes = (allocated() - allocated) / (double) (done - first);
        Arrays.sort(rate);
        double median = rate[WINDOWS / 2];
        return new Result(
                median, median * flopsPerSample * 1e-9, bytes, Kernels.best().name(), memory, used() - usedBefore);
    }

    private long train(long from, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long step = from;
        do {
            step(step++);
        } while (System.nanoTime() < end);
        return step;
    }

    /**
     * Bytes of all live arrays of numbers, which training is made of, from a class histogram: a line is a place, a
     * number of objects, their bytes and the class. (A collector may round large arrays up.)
     */
    private static long used() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length >= 4 && NUMBERS.contains(words[3]))
                    .mapToLong(words -> Long.parseLong(words[2]))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that all threads have allocated so far. */
    static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    @Override
    public void close() {
        workers.close();
    }
}
