package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.SlowMotion;
import org.dienlab.ui.explore.Symbol;
import org.dienlab.ui.formula.Captions.SubStep;
import org.dienlab.ui.formula.Formula.LaneWrite;
import org.dienlab.ui.formula.Formula.Line;

/** The formula of what the sheet shows, in one dimension or as means, and its slow motion. */
public final class FormulaViewModel {
    private final ExploreViewModel sheet;
    private final Messages messages;
    private final Speech speech;
    private final BooleanProperty wrong = new SimpleBooleanProperty(this, "wrong");
    private final ObjectBinding<Formula> formula;
    private final ObjectBinding<List<SubStep>> subSteps;

    /** @param messages must have read the words of the window and {@link FormulaView#BUNDLE} */
    public FormulaViewModel(ExploreViewModel sheet, Messages messages) {
        this.sheet = sheet;
        this.messages = messages;
        speech = new Speech(messages);
        // Made when somebody looks: of many changes between two frames only the last one is drawn.
        formula = Bindings.createObjectBinding(
                () -> formula(
                        sheet.sheetProperty().get(), sheet.dimensionProperty().get()),
                sheet.sheetProperty(),
                sheet.dimensionProperty());
        subSteps = Bindings.createObjectBinding(
                () -> Captions.of(
                        messages, sheet.sheetProperty().get(), formula.get().dimension()),
                formula,
                messages.localeProperty());
        subSteps.addListener(o -> {
            if (slowMotion().isOn()) {
                slowMotion().replace(Captions.moments(subSteps.get()));
            }
        });
    }

    private static Formula formula(SheetModel sheet, int dimension) {
        LaneView lane = sheet.lane();
        if (lane == null) {
            return Formula.EMPTY;
        }
        Variant variant = lane.variant();
        Conventions conventions = lane.model().config().conventions();
        int dimensions = lane.trace().interest().length;
        int shown = Math.min(dimension, dimensions - 1);
        StepNumbers numbers = StepNumbers.of(lane, sheet.t(), shown);
        Equations equations = Equations.at(sheet.t(), variant, conventions);
        Set<Part> changed = Part.changed(variant, conventions);
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.of(variant, conventions)) {
            String products = part == Part.STATE ? Formula.blend(numbers) : "";
            boolean published =
                    part.quantity == Quantity.ATTENTION && sheet.t() > 0 && sheet.published(lane, sheet.t());
            lines.add(
                    new Line(part, equations.of(part), products, numbers.of(part), changed.contains(part), published));
        }
        List<LaneWrite> writes = variant.writeRule() == null
                ? List.of()
                : sheet.lanes().stream()
                        .map(each -> write(each, sheet.t(), shown))
                        .toList();
        return new Formula(lane, sheet.t(), shown, dimensions, lines, writes);
    }

    private static LaneWrite write(LaneView lane, int t, int dimension) {
        if (lane.variant().writeRule() == null) {
            return new LaneWrite(lane, List.of(), "", Double.NaN, false);
        }
        StepNumbers numbers = StepNumbers.of(lane, t, dimension);
        return new LaneWrite(
                lane,
                Symbol.rule(lane.variant().writeRule()),
                Formula.products(lane.variant().writeRule(), numbers),
                numbers.write(),
                numbers.put());
    }

    /** Shows the dimension this many places further or, negative, back; the mean comes before the first one. */
    public void moveDimension(int places) {
        int last = formula.get().dimensions() - 1;
        int shown = Math.max(Situation.MEAN, Math.min(last, formula.get().dimension() + places));
        sheet.dimensionProperty().set(shown);
    }

    /** Shows the mean over all dimensions. */
    public void showMean() {
        sheet.dimensionProperty().set(Situation.MEAN);
    }

    /** Starts the slow motion of the current step, of the first one at the start; or ends it. */
    public void toggleSlowMotion() {
        if (slowMotion().leave()) {
            return;
        }
        sheet.moveTo(Math.max(1, sheet.tProperty().get()));
        slowMotion().start(Captions.moments(subSteps.get()));
    }

    /** Selects a lane, in the sheet as well. */
    void select(Variant lane) {
        sheet.select(lane);
    }

    public SlowMotion slowMotion() {
        return sheet.slowMotion();
    }

    /** The present moment of the slow motion; null while it is off. */
    SubStep subStep() {
        int index = slowMotion().indexProperty().get();
        if (index == SlowMotion.OFF) {
            return null;
        }
        List<SubStep> steps = subSteps.get();
        return index >= steps.size() ? null : steps.get(index);
    }

    /** Whether the slow motion has still to come to a line. */
    boolean isLater(Part part) {
        SubStep now = subStep();
        if (now == null) {
            return false;
        }
        List<SubStep> steps = subSteps.get();
        return steps.subList(0, steps.indexOf(now) + 1).stream()
                .noneMatch(step -> step.parts().contains(part));
    }

    List<SubStep> subSteps() {
        return subSteps.get();
    }

    /** The lines of the selected lane in which its conventions differ from those of the paper. */
    Set<Part> changed() {
        LaneView lane = formula.get().lane();
        return lane == null
                ? Set.of()
                : Part.changed(lane.variant(), lane.model().config().conventions());
    }

    /** The selected lane's lines as LaTeX; empty where no lane is on. */
    public String latex() {
        LaneView lane = formula.get().lane();
        return lane == null
                ? ""
                : Latex.of(lane.variant(), lane.model().config().conventions());
    }

    /** The numbers of this step in all dimensions, columns apart by tabs; empty where no lane is on. */
    public String numbers() {
        return NumberTable.of(formula.get());
    }

    /** The panel in sentences. */
    public String words() {
        SubStep now = subStep();
        return now == null ? speech.of(formula.get()) : now.caption() + " " + speech.of(formula.get());
    }

    /** The number that is being typed; null for none. */
    ObjectProperty<Quantity> typingProperty() {
        return sheet.edits().typingProperty();
    }

    /** Whether what was typed is no number from 0 to 1. */
    BooleanProperty wrongProperty() {
        return wrong;
    }

    /** Lets the user type the first number that can be put in. */
    void type() {
        sheet.edits().type();
    }

    /** Whether there is a number that can be put in by hand. */
    boolean canType() {
        return !sheet.edits().typeable().isEmpty();
    }

    boolean canType(Quantity quantity) {
        return quantity != null && sheet.edits().typeable().contains(quantity);
    }

    /** Whether a number of this step was put in by hand. */
    boolean isPut(Quantity quantity) {
        return sheet.edits().isPut(quantity);
    }

    void put(Quantity quantity, double value) {
        if (canType(quantity)) {
            sheet.edits().put(quantity, value);
        }
    }

    /** Goes on to the next number that can be typed or, negative, back; beyond the ends to none. */
    void typeBeside(Quantity quantity, int places) {
        List<Quantity> can = sheet.edits().typeable();
        int index = can.indexOf(quantity) + places;
        typingProperty().set(index < 0 || index >= can.size() ? null : can.get(index));
    }

    /** A number from 0 to 1 as it was typed; null for what is none. */
    Double share(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace(',', '.'));
            return value >= 0 && value <= 1 ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    Speech speech() {
        return speech;
    }

    Messages messages() {
        return messages;
    }

    /** What the panel shows. */
    ObjectBinding<Formula> formulaProperty() {
        return formula;
    }

    ObjectProperty<Quantity> highlightedProperty() {
        return sheet.highlightedProperty();
    }

    IntegerProperty dimensionProperty() {
        return sheet.dimensionProperty();
    }
}
