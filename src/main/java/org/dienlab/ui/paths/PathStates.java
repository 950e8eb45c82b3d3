package org.dienlab.ui.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Pca;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Probe;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Gradients;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/**
 * States h'_0..h'_T of some lanes for some targets, in the full space.
 *
 * @param states of lane i for its j-th line, [lanes][lines][T + 1][H]
 */
record PathStates(
        SheetModel sheet, List<LaneView> lanes, List<List<Wanted>> lines, double[][][][] states, String published) {
    /**
     * A path to compute.
     *
     * @param overrides attention that is given for this target; null for the same attention on every click
     */
    record Wanted(PathLine.Kind kind, String name, CtrModel.Target target, Overrides overrides) {}

    /** Computes the states. The current target's are those of the sheet, what-ifs included. */
    static PathStates of(SheetModel sheet, List<LaneView> lanes, List<Wanted> wanted, String published) {
        int[] items = sheet.clicks().stream().mapToInt(ClickCell::item).toArray();
        int[] categories = sheet.clicks().stream().mapToInt(ClickCell::category).toArray();
        List<List<Wanted>> lines = new ArrayList<>();
        double[][][][] states = new double[lanes.size()][][][];
        for (int i = 0; i < states.length; i++) {
            LaneView lane = lanes.get(i);
            List<Wanted> of = seesTarget(lane.variant()) ? wanted : List.of(any(wanted.get(0)));
            lines.add(of);
            Probe probe = new Probe(lane.model(), items, categories);
            states[i] = new double[of.size()][][];
            for (int j = 0; j < of.size(); j++) {
                states[i][j] =
                        withStart(j == 0 ? lane.trace().evolving().hidden() : hidden(probe, of.get(j), items.length));
            }
        }
        return new PathStates(sheet, List.copyOf(lanes), lines, states, published);
    }

    private static double[][] hidden(Probe probe, Wanted wanted, int steps) {
        Overrides overrides = wanted.overrides();
        if (overrides == null) {
            double[] uniform = new double[steps];
            Arrays.fill(uniform, 1.0 / steps);
            overrides = new Overrides(uniform, null, null);
        }
        return probe.traces(List.of(wanted.target()), overrides)
                .get(0)
                .evolving()
                .hidden();
    }

    /** Whether attention reaches the states h'. */
    private static boolean seesTarget(Variant variant) {
        return variant.attends() && variant != Variant.GRU_ATTENTION;
    }

    private static Wanted any(Wanted current) {
        return new Wanted(PathLine.Kind.ANY, null, current.target(), current.overrides());
    }

    private static double[][] withStart(double[][] hidden) {
        double[][] all = new double[hidden.length + 1][];
        all[0] = new double[hidden[0].length];
        System.arraycopy(hidden, 0, all, 1, hidden.length);
        return all;
    }

    /** All states below each other, [n][H]. */
    double[][] points() {
        return Arrays.stream(states)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    /** The paths in a plane; with one axis only, x is the step. */
    List<PathsModel.Plot> plots(Pca pca) {
        List<PathsModel.Plot> plots = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            List<PathLine> drawn = new ArrayList<>();
            for (int j = 0; j < states[i].length; j++) {
                drawn.add(line(lines.get(i).get(j), states[i][j], pca));
            }
            LaneView before = lanes.get(i).original();
            PathLine original = before == null || before.trace().evolving() == null
                    ? null
                    : line(
                            lines.get(i).get(0),
                            withStart(before.trace().evolving().hidden()),
                            pca);
            plots.add(new PathsModel.Plot(lanes.get(i), drawn, original));
        }
        return plots;
    }

    private static PathLine line(Wanted of, double[][] states, Pca pca) {
        int n = states.length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] moved = new double[n - 1];
        for (int t = 0; t < n; t++) {
            double[] at = pca.project(states[t]);
            x[t] = at.length > 1 ? at[0] : t;
            y[t] = at.length > 1 ? at[1] : at[0];
            if (t > 0) {
                moved[t - 1] = distance(states[t - 1], states[t]);
            }
        }
        return new PathLine(of.kind(), of.name(), of.target().category(), x, y, moved);
    }

    private static double distance(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> b[i] - a[i]);
        return Gradients.norm(difference);
    }
}
