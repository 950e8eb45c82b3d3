package org.dienlab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Pass;

/**
 * Evaluates models on a fixed set of held-out examples, in pieces that different threads may run at the same time; the
 * result is put together in the order of the examples.
 */
public final class Evaluator {
    private static final int ROWS = 48;
    /** Rows of one pass: with more of them its buffers no longer fit into the caches next to a core. */
    private static final int PASS_ROWS = 16;

    private final ExampleSource source;
    private final int maxSteps;
    /** Every {@value #ROWS} examples, made when they are first asked for. */
    private final AtomicReferenceArray<Piece> pieces;

    /** Some examples, and the same as they are computed. */
    private record Piece(List<Example> examples, Batch batch) {}

    /** @param maxSteps histories keep this many of their latest clicks */
    public Evaluator(ExampleSource source, int maxSteps) {
        this.source = source;
        this.maxSteps = maxSteps;
        pieces = new AtomicReferenceArray<>((size() + ROWS - 1) / ROWS);
    }

    /** Number of examples. */
    public int size() {
        return Math.toIntExact(source.size());
    }

    /** Number of pieces of one evaluation. */
    public int pieces() {
        return pieces.length();
    }

    private Piece piece(int number) {
        Piece piece = pieces.get(number);
        if (piece == null) {
            // Threads that evaluate different models may both make it: it is the same.
            piece = newPiece(number * ROWS, Math.min(size(), (number + 1) * ROWS));
            pieces.set(number, piece);
        }
        return piece;
    }

    private Piece newPiece(int from, int to) {
        List<Example> examples = new ArrayList<>();
        int steps = 1;
        for (int i = from; i < to; i++) {
            Example example = source.example(i);
            examples.add(example);
            steps = Math.max(steps, Math.min(maxSteps, example.length()));
        }
        Batch batch = new Batch(to - from, steps);
        batch.reset(to - from, steps);
        for (int row = 0; row < examples.size(); row++) {
            batch.set(row, examples.get(row));
        }
        return new Piece(examples, batch);
    }

    /** An evaluation under way of a model that is not trained in the meantime. */
    public Progress start(CtrModel model, long step) {
        return new Progress(model, step);
    }

    /** All pieces at once. */
    public Evaluation evaluate(CtrModel model, long step, Workers workers) {
        Progress progress = start(model, step);
        workers.run(pieces(), progress::piece);
        return progress.result();
    }

    /** One evaluation of one model. */
    public final class Progress {
        private final CtrModel model;
        private final long step;
        /** Passes that no piece uses at present. */
        private final Queue<Pass> passes = new ConcurrentLinkedQueue<>();

        private final double[] logit = new double[size()];
        private final double[] peakRelevant = new double[size()];
        private final double[] mass = new double[size()];

        private Progress(CtrModel model, long step) {
            this.model = model;
            this.step = step;
        }

        /** Runs piece i. */
        public void piece(int i) {
            Piece piece = Evaluator.this.piece(i);
            Batch batch = piece.batch;
            Pass pass = passes.poll();
            if (pass == null) {
                pass = model.pass(PASS_ROWS, maxSteps, false);
            }
            for (int from = 0; from < batch.rows(); from += PASS_ROWS) {
                int to = Math.min(batch.rows(), from + PASS_ROWS);
                pass.predict(batch, from, to);
                for (int row = from; row < to; row++) {
                    logit[i * ROWS + row] = pass.logit(row - from);
                    attention(pass, row - from, batch.length[row], piece.examples.get(row), i * ROWS + row);
                }
            }
            passes.add(pass);
        }

        private void attention(Pass pass, int row, int length, Example example, int at) {
            peakRelevant[at] = Double.NaN;
            mass[at] = Double.NaN;
            if (example.truth() == null || !model.config().variant().attends()) {
                return;
            }
            int oldest = example.length() - length;
            double all = 0;
            double relevant = 0;
            int peak = 0;
            boolean any = false;
            for (int t = 0; t < length; t++) {
                double a = pass.attention(row, t);
                boolean counts = example.truth().relevant()[oldest + t];
                any |= counts;
                all += a;
                relevant += counts ? a : 0;
                peak = a > pass.attention(row, peak) ? t : peak;
            }
            if (any) {
                peakRelevant[at] = example.truth().relevant()[oldest + peak] ? 1 : 0;
                mass[at] = relevant / all;
            }
        }

        /** The result, when all pieces have run. */
        public Evaluation result() {
            int[] label = new int[logit.length];
            for (int i = 0; i < label.length; i++) {
                label[i] = Evaluator.this.piece(i / ROWS).examples.get(i % ROWS).label();
            }
            return Evaluation.of(step, new Predictions(logit, label, peakRelevant, mass));
        }
    }
}
