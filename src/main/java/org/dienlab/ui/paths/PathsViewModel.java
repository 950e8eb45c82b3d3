package org.dienlab.ui.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.dienlab.math.Pca;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.WhatIf;
import org.dienlab.train.session.KeptPlane;
import org.dienlab.ui.common.Latest;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/**
 * The paths of the selected lane: which targets, and the plane that they are shown in. The plane is fitted once to all
 * paths and then kept, so that pictures compare across training and what-ifs; another user or {@link #refit()} gives a
 * new one.
 */
public final class PathsViewModel {
    /** Targets beside the current one. */
    public static final int MOST = 3;

    private static final int AXES = 2;
    /** Stands for no target in the list of chosen items. */
    private static final int NONE = -1;

    /**
     * A plane that is kept.
     *
     * @param box what was shown in it so far
     */
    private record Plane(Pca pca, double[] box, long step) {}

    private final ExploreViewModel explore;
    private final ObservableList<TargetChoice> candidates;
    private final Undo undo;
    private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper(this, "none", true);
    private final ReadOnlyObjectWrapper<PathsModel> paths =
            new ReadOnlyObjectWrapper<>(this, "paths", PathsModel.EMPTY);
    private final Latest<PathStates> latest;
    private final Map<List<Variant>, Plane> planes = new HashMap<>();
    /** The sheet of the newest question, which may still be under way. */
    private SheetModel asked;

    private boolean stale = true;

    /**
     * @param candidates the targets to choose from, the current user's own first
     * @param undo of the situation, which holds the chosen targets
     * @param background where long computations run
     * @param window the window's thread
     */
    public PathsViewModel(
            ExploreViewModel explore,
            ObservableList<TargetChoice> candidates,
            Undo undo,
            Executor background,
            Executor window) {
        this.explore = explore;
        this.candidates = candidates;
        this.undo = undo;
        latest = new Latest<>(background, window, this::show);
        explore.usersProperty().addListener(o -> planes.clear());
        explore.userIndexProperty().addListener(o -> planes.clear());
        candidates.addListener((javafx.beans.Observable o) -> follow());
        undo.situationProperty().addListener((o, old, now) -> {
            if (!old.view().pathTargets().equals(now.view().pathTargets())) {
                follow();
            }
        });
        follow();
    }

    private void follow() {
        stale = true;
        none.set(items().contains(NONE));
    }

    /** The chosen items; where nothing was chosen, the first target of another category than the user's own, and none. */
    private List<Integer> items() {
        List<Integer> items = undo.situation().view().pathTargets();
        if (!items.isEmpty()) {
            return items;
        }
        List<Integer> first = new ArrayList<>(List.of(NONE));
        candidates.stream()
                .skip(1)
                .filter(target -> target.category() != candidates.get(0).category())
                .limit(1)
                .forEach(target -> first.add(target.item()));
        return first;
    }

    /** Adds an item or takes it away. */
    private void toggle(int item) {
        List<Integer> items = new ArrayList<>(items());
        if (!items.remove(Integer.valueOf(item))) {
            items.add(item);
        }
        if (items.isEmpty()) {
            ClickCell target = explore.sheetProperty().get().target();
            if (target == null) {
                return;
            }
            // Its path is there anyway, and an empty list would stand for no choice.
            items.add(target.item());
        }
        undo.edit(s -> s.with(s.view().withPathTargets(items)));
    }

    /** Shows or hides the path without a target: uniform attention. */
    public void toggleNone() {
        toggle(NONE);
    }

    /** Adds a target or takes it away; at most {@link #MOST} of them. */
    public void toggle(TargetChoice target) {
        if (chosen().contains(target) || chosen().size() < MOST) {
            toggle(target.item());
        }
    }

    /** Fits the plane to what is shown now. */
    public void refit() {
        planes.clear();
        stale = true;
    }

    /** The planes that are kept, for a file. */
    public List<KeptPlane> planes() {
        return planes.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .map(entry -> kept(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static KeptPlane kept(List<Variant> lanes, Plane plane) {
        Pca pca = plane.pca();
        return new KeptPlane(
                lanes,
                plane.step(),
                list(pca.mean()),
                IntStream.range(0, pca.components())
                        .mapToObj(axis -> list(pca.axis(axis)))
                        .toList(),
                list(plane.box()));
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /** Shows paths in these planes, as they were kept. */
    public void restorePlanes(List<KeptPlane> kept) {
        refit();
        for (KeptPlane plane : kept) {
            Pca pca = Pca.of(
                    array(plane.mean()),
                    plane.axes().stream().map(PathsViewModel::array).toArray(double[][]::new));
            planes.put(plane.lanes(), new Plane(pca, array(plane.box()), plane.step()));
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Computes the paths if something has changed; called only while they are looked at. */
    public void update() {
        SheetModel sheet = explore.sheetProperty().get();
        SheetModel shown = paths.get().sheet();
        boolean onlyMoved = sheet.lanes() == shown.lanes() && sheet.lane() == shown.lane();
        if (!stale && onlyMoved) {
            if (sheet != shown) {
                paths.set(paths.get().at(sheet));
            }
            return;
        }
        if (!stale && sheet == asked) {
            return;
        }
        stale = false;
        asked = sheet;
        List<LaneView> lanes = lanes(sheet);
        if (lanes.isEmpty()) {
            latest.cancel();
            paths.set(PathsModel.none(sheet));
            return;
        }
        List<PathStates.Wanted> wanted = wanted(sheet);
        int size = lanes.get(0).trace().evolving().size();
        long work = 13L * sheet.steps() * size * size * wanted.size() * lanes.size();
        String published = asPublished(sheet) ? published(sheet) : null;
        latest.ask(work, () -> PathStates.of(sheet, lanes, wanted, published));
    }

    /** The lane to draw; with published attention both cells that the figure can be of. None without states. */
    private List<LaneView> lanes(SheetModel sheet) {
        LaneView selected = sheet.lane();
        if (selected == null || sheet.steps() == 0) {
            return List.of();
        }
        List<LaneView> lanes = new ArrayList<>(List.of(selected));
        if (published(sheet) != null) {
            sheet.lanes().stream()
                    .filter(lane -> lane != selected && lane.variant().writeRule() != null)
                    .limit(1)
                    .forEach(lanes::add);
        }
        lanes.removeIf(lane -> lane.trace().evolving() == null);
        return lanes;
    }

    /** The target whose attention was published; null for none. */
    private String published(SheetModel sheet) {
        if (isPublished(sheet.target().item())) {
            return sheet.target().name();
        }
        return candidates.stream()
                .filter(target -> isPublished(target.item()))
                .map(TargetChoice::name)
                .findFirst()
                .orElse(null);
    }

    /** Whether attention that was published is shown as it was: nobody has edited the clicks or that attention. */
    private boolean asPublished(SheetModel sheet) {
        WhatIf edits = sheet.whatIf();
        boolean dragged = edits.editsAttention() && isPublished(sheet.target().item());
        return !dragged && !edits.editsClicks(sheet.own().example());
    }

    private boolean isPublished(int target) {
        return explore.given(target).attention() != null;
    }

    private List<PathStates.Wanted> wanted(SheetModel sheet) {
        ClickCell current = sheet.target();
        List<PathStates.Wanted> wanted = new ArrayList<>();
        wanted.add(wanted(PathLine.Kind.CURRENT, current.name(), current.item(), current.category()));
        for (TargetChoice other : chosen()) {
            if (other.item() != current.item()) {
                wanted.add(wanted(PathLine.Kind.OTHER, other.name(), other.item(), other.category()));
            }
        }
        if (none.get()) {
            wanted.add(new PathStates.Wanted(PathLine.Kind.NONE, null, new CtrModel.Target(-1, -1), null));
        }
        return wanted;
    }

    private PathStates.Wanted wanted(PathLine.Kind kind, String name, int item, int category) {
        return new PathStates.Wanted(kind, name, new CtrModel.Target(item, category), explore.given(item));
    }

    /** Shows new states in the kept plane, or in a new one where there is none that fits. */
    private void show(PathStates states) {
        double[][] points = states.points();
        if (!finite(points)) {
            paths.set(PathsModel.none(states.sheet()));
            return;
        }
        List<Variant> key = states.lanes().stream().map(LaneView::variant).toList();
        Plane plane = planes.get(key);
        if (plane == null || plane.pca().size() != points[0].length) {
            Pca pca = Pca.fit(points, AXES);
            plane = new Plane(pca, null, states.lanes().get(0).step());
        }
        List<PathsModel.Plot> plots = states.plots(plane.pca());
        plane = new Plane(plane.pca(), grown(plane.box(), plots), plane.step());
        planes.put(key, plane);
        paths.set(new PathsModel(
                states.sheet(),
                plots,
                plane.pca().components(),
                plane.pca().explained(points),
                plane.box(),
                plane.step(),
                states.published()));
    }

    private static boolean finite(double[][] points) {
        for (double[] point : points) {
            for (double value : point) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The scale is kept too, and only grows where a path would leave the picture. */
    private static double[] grown(double[] box, List<PathsModel.Plot> plots) {
        double[] grown = box == null
                ? new double[] {
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY
                }
                : box.clone();
        for (PathsModel.Plot plot : plots) {
            for (PathLine line : plot.lines()) {
                for (int t = 0; t < line.x().length; t++) {
                    grown[0] = Math.min(grown[0], line.x()[t]);
                    grown[1] = Math.max(grown[1], line.x()[t]);
                    grown[2] = Math.min(grown[2], line.y()[t]);
                    grown[3] = Math.max(grown[3], line.y()[t]);
                }
            }
        }
        return grown;
    }

    /** The targets to choose from. */
    public ObservableList<TargetChoice> candidates() {
        return candidates;
    }

    /** The chosen targets beside the current one. */
    public List<TargetChoice> chosen() {
        List<Integer> items = items();
        return candidates.stream()
                .filter(target -> items.contains(target.item()) && !isCurrent(target))
                .limit(MOST)
                .toList();
    }

    private boolean isCurrent(TargetChoice target) {
        SheetModel sheet = explore.sheetProperty().get();
        return sheet.target() != null && sheet.target().item() == target.item();
    }

    /** Whether the path without a target is shown. */
    public ReadOnlyBooleanProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    ExploreViewModel explore() {
        return explore;
    }

    /** Whether newer paths are being computed. */
    boolean isStale() {
        return latest.isWaiting();
    }

    ReadOnlyObjectProperty<PathsModel> pathsProperty() {
        return paths.getReadOnlyProperty();
    }
}
