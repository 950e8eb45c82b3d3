package org.dienlab.ui.drawer;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dienlab.model.Variant;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.OpenTask;

/** What has happened in training, by step, read off the frames; the newest entry first. A new task begins a new log. */
public final class LogViewModel {
    /** More than anybody reads; the oldest are dropped. */
    private static final int MOST = 500;

    /**
     * One entry.
     *
     * @param words its sentence, in the language of the moment
     */
    record Entry(long step, Function<Messages, String> words) {}

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final LongConsumer view;
    private Frame before;
    /** Evaluations up to this step are in the log. */
    private long evaluated;

    /** @param view shows the kept snapshot nearest to a step */
    public LogViewModel(ObservableValue<OpenTask> open, ObservableValue<Frame> frame, LongConsumer view) {
        this.view = view;
        open.addListener((o, old, now) -> {
            entries.clear();
            before = null;
            evaluated = 0;
        });
        frame.addListener((o, old, now) -> {
            if (now != null) {
                follow(now);
            }
        });
    }

    private void follow(Frame now) {
        boolean first = before == null;
        if (first || now.run() != before.run()) {
            add(0, messages -> messages.get("drawer.log.seed", Long.toString(now.seed())));
            evaluated = 0;
        } else if (before.state() == SessionState.VIEWING_PAST && now.liveStep() != before.liveStep()) {
            branched(before.step(), before.liveStep());
        }
        if (!first) {
            settings(before, now);
        }
        evaluations(now);
        before = now;
    }

    private void branched(long from, long dropped) {
        add(from, messages -> messages.get("drawer.log.branch", Numbers.grouped(from), Numbers.grouped(dropped)));
        evaluated = Math.min(evaluated, from);
    }

    private void settings(Frame old, Frame now) {
        long step = now.liveStep();
        if (now.alpha() != old.alpha()) {
            add(step, messages -> messages.get("drawer.log.alpha", Numbers.two(old.alpha()), Numbers.two(now.alpha())));
        }
        if (now.learningRate() != old.learningRate()) {
            add(
                    step,
                    messages -> messages.get(
                            "drawer.log.rate",
                            Numbers.significant(old.learningRate()),
                            Numbers.significant(now.learningRate())));
        }
        lanes(old, now, step);
        if (now.state() != old.state()) {
            if (now.state() == SessionState.STOPPED_FLAT) {
                add(step, messages -> messages.get("drawer.log.flat"));
            } else if (now.state() == SessionState.STOPPED_AT_END) {
                add(step, messages -> messages.get("drawer.log.end"));
            }
        }
    }

    private void lanes(Frame old, Frame now, long step) {
        Set<Variant> both = EnumSet.noneOf(Variant.class);
        both.addAll(old.lanes().keySet());
        both.addAll(now.lanes().keySet());
        for (Variant variant : both) {
            LaneFrame lane = now.lanes().get(variant);
            LaneFrame was = old.lanes().get(variant);
            if (was == null || lane == null) {
                String key = was == null ? "drawer.log.on" : "drawer.log.off";
                add(step, messages -> messages.get(key, LaneOrder.number(variant), name(messages, variant)));
            }
            if (diverged(lane) && !diverged(was)) {
                add(
                        lane.divergedAt(),
                        messages -> messages.get(
                                "drawer.log.diverged", LaneOrder.number(variant), name(messages, variant)));
            }
        }
    }

    private static boolean diverged(LaneFrame lane) {
        return lane != null && lane.state() == LaneState.DIVERGED;
    }

    private static String name(Messages messages, Variant variant) {
        return messages.get("variant." + variant.code());
    }

    /** What all lanes have been evaluated at; a lane that has diverged keeps nobody waiting. */
    private void evaluations(Frame now) {
        List<LaneFrame> lanes =
                now.lanes().values().stream().filter(lane -> !diverged(lane)).toList();
        if (now.state() == SessionState.VIEWING_PAST || lanes.isEmpty()) {
            return;
        }
        Evaluation newest = lanes.get(0).curve().evaluationAt(now.liveStep());
        if (newest == null || newest.step() <= evaluated) {
            // So it is with most frames.
            return;
        }
        Set<Long> steps = new LinkedHashSet<>();
        lanes.get(0).curve().evaluations().forEach(evaluation -> steps.add(evaluation.step()));
        for (long step : steps) {
            if (step <= evaluated || step > now.liveStep()) {
                continue;
            }
            Map<Variant, Evaluation> all = lanes.stream()
                    .filter(lane -> lane.curve().evaluationAt(step) != null
                            && lane.curve().evaluationAt(step).step() == step)
                    .collect(Collectors.toMap(
                            LaneFrame::variant, lane -> lane.curve().evaluationAt(step)));
            if (all.size() < lanes.size()) {
                return;
            }
            evaluated = step;
            add(step, messages -> messages.get("drawer.log.evaluation", scores(all)));
        }
    }

    private static String scores(Map<Variant, Evaluation> all) {
        return LaneOrder.ALL.stream()
                .filter(all::containsKey)
                .map(variant -> LaneOrder.number(variant) + ": "
                        + Numbers.three(all.get(variant).auc().orElse(Double.NaN)))
                .collect(Collectors.joining("   "));
    }

    private void add(long step, Function<Messages, String> words) {
        entries.add(0, new Entry(step, words));
        if (entries.size() > MOST) {
            entries.remove(MOST, entries.size());
        }
    }

    /** Shows the weights of the time of an entry. */
    void go(Entry entry) {
        view.accept(entry.step());
    }

    ObservableList<Entry> entries() {
        return entries;
    }
}
