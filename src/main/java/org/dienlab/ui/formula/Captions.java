package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.Normalisation;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.SlowMotion.Moment;

/** What happens within one step, moment by moment, in a sentence each. Variants have moments of their own. */
final class Captions {
    /**
     * One moment of slow motion.
     *
     * @param parts the lines that it computes
     * @param quantities what it computes, as far as the sheet shows it
     * @param caption one sentence with this step's numbers
     */
    record SubStep(Set<Part> parts, Set<Quantity> quantities, String caption) {}

    private final Messages messages;
    private final SheetModel sheet;
    private final Variant variant;
    private final Conventions conventions;
    private final StepNumbers n;
    private final String where;
    private final ClickCell click;
    private final List<SubStep> steps = new ArrayList<>();

    private Captions(Messages messages, SheetModel sheet, LaneView lane, int dimension) {
        this.messages = messages;
        this.sheet = sheet;
        variant = lane.variant();
        conventions = lane.model().config().conventions();
        n = StepNumbers.of(lane, sheet.t(), dimension);
        where = n.mean() ? messages.get("formula.where.mean") : messages.get("formula.where.dimension", dimension + 1);
        click = sheet.clicks().get(sheet.t() - 1);
    }

    /** The moments of the current step of the selected lane; none at the start and without a lane. */
    static List<SubStep> of(Messages messages, SheetModel sheet, int dimension) {
        if (sheet.lane() == null || sheet.t() == 0) {
            return List.of();
        }
        Captions captions = new Captions(messages, sheet, sheet.lane(), dimension);
        switch (captions.variant) {
            case BASE -> captions.base();
            case DIN -> captions.din();
            case LSTM -> captions.lstm();
            default -> captions.gated();
        }
        return captions.steps;
    }

    /** The same moments as the sheet shows them. */
    static List<Moment> moments(List<SubStep> steps) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Set<Quantity> later = steps.subList(i + 1, steps.size()).stream()
                    .flatMap(step -> step.quantities().stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Quantity.class)));
            later.removeAll(steps.get(i).quantities());
            later.remove(Quantity.STATE_BEFORE);
            moments.add(new Moment(steps.get(i).quantities(), later));
        }
        return moments;
    }

    private void gated() {
        if (variant.attends() && variant != Variant.GRU_ATTENTION) {
            add(attention(), Part.ATTENTION);
        }
        gates();
        add(messages.get("formula.slow.candidate", where, two(n.candidate())), Part.CANDIDATE);
        add(write(), Part.WRITE);
        add(
                messages.get(
                        n.mean() ? "formula.slow.blend.mean" : "formula.slow.blend",
                        where,
                        two(1 - n.write()),
                        two(n.before()),
                        two(n.write()),
                        two(n.candidate()),
                        two(n.state())),
                Part.STATE);
        if (variant == Variant.GRU_ATTENTION) {
            add(messages.get("formula.slow.pooling", two(n.a())), Part.POOLING_WEIGHT, Part.INTEREST);
        }
    }

    private String attention() {
        if (conventions.normalisation() == Normalisation.SIGMOID) {
            return messages.get(
                    "formula.slow.attention.sigmoid", sheet.target().name(), sheet.t(), click.name(), two(n.a()));
        }
        return Equations.general(variant, conventions).blind()
                ? messages.get("formula.slow.attention.blind", sheet.t(), click.name(), two(n.a()))
                : messages.get(
                        "formula.slow.attention",
                        sheet.target().name(),
                        sheet.t(),
                        click.name(),
                        two(n.a()),
                        two(1.0 / sheet.steps()));
    }

    private void gates() {
        switch (variant) {
            case AGRU -> add(messages.get("formula.slow.gates.agru", where, two(n.reset())), Part.RESET);
            case AIGRU ->
                add(
                        messages.get("formula.slow.gates.aigru", where, two(n.update()), two(n.reset()), two(n.a())),
                        Part.UPDATE,
                        Part.RESET);
            default ->
                add(
                        messages.get("formula.slow.gates", where, two(n.update()), two(n.reset())),
                        Part.UPDATE,
                        Part.RESET);
        }
    }

    private String write() {
        String k = two(n.write());
        if (n.put()) {
            return messages.get("formula.slow.write.put", where, k);
        }
        return switch (variant.writeRule()) {
            case UPDATE_GATE ->
                messages.get(
                        variant == Variant.AIGRU ? "formula.slow.write.aigru" : "formula.slow.write.update", where, k);
            case ATTENTION -> messages.get("formula.slow.write.attention", k);
            case PRODUCT -> messages.get("formula.slow.write.product", where, two(n.a()), two(n.update()), k);
            case RELEASED -> messages.get("formula.slow.write.released", where, two(n.a()), two(n.update()), k);
        };
    }

    private void lstm() {
        add(
                messages.get("formula.slow.lstm.gates"),
                Part.INPUT_GATE,
                Part.FORGET_GATE,
                Part.OUTPUT_GATE,
                Part.CELL_CANDIDATE,
                Part.CELL);
        add(messages.get("formula.slow.lstm.state", where, two(n.before()), two(n.state())), Part.STATE);
    }

    private void din() {
        add(
                messages.get("formula.slow.din.weight", sheet.target().name(), sheet.t(), click.name(), two(n.a())),
                Part.ATTENTION);
        add(messages.get("formula.slow.din.sum", where, two(n.interest())), Part.INTEREST);
    }

    private void base() {
        steps.add(new SubStep(
                Set.of(), Set.of(Quantity.CLICK), messages.get("formula.slow.base.click", sheet.t(), click.name())));
        add(messages.get("formula.slow.base.sum", where, two(n.interest())), Part.INTEREST);
    }

    private void add(String caption, Part... parts) {
        Set<Quantity> quantities = Set.of(parts).stream()
                .map(part -> part.quantity)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Quantity.class)));
        if (quantities.contains(Quantity.STATE)) {
            quantities.add(Quantity.STATE_BEFORE);
        }
        steps.add(new SubStep(Set.of(parts), quantities, caption));
    }

    private static String two(double value) {
        return Numbers.two(value);
    }
}
