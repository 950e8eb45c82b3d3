package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.SheetView;
import org.dienlab.ui.explore.TrainedFrames;

/** The formula of a user of two interests, with its panel on a scene that is never shown. */
final class Shown {
    static final Variant[] FIVE = {Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED};

    final Undo undo = new Undo(SheetModel.EMPTY.situation());
    final ExploreViewModel sheet = new ExploreViewModel(undo, Runnable::run, Runnable::run);
    final Messages messages;
    final FormulaViewModel model;
    /** The texts of the picture. */
    final List<Pen.Written> written = new ArrayList<>();

    FormulaView view;
    Scene scene;

    /** Lanes that were trained for a moment. */
    Shown(Locale locale, Variant... lanes) {
        this(locale, new ScenarioStream(Scenario.TWO, 12, 777777));
        if (lanes.length > 0) {
            sheet.show(TrainedFrames.of(lanes));
        }
        sheet.moveTo(8);
    }

    /** Lanes of other conventions, not trained. */
    Shown(Locale locale, Conventions conventions, Variant... lanes) {
        this(locale, new ScenarioStream(Scenario.TWO, 12, 777777));
        ExampleSource users = sheet.usersProperty().get();
        List<CtrModel> models = Stream.of(lanes)
                .map(variant -> {
                    CtrModel made = CtrModel.create(
                            new ModelConfig(
                                    variant,
                                    conventions,
                                    users.vocabulary().items(),
                                    users.vocabulary().categories(),
                                    8,
                                    8,
                                    16,
                                    16),
                            null);
                    Initialisation.STANDARD.apply(made, 7);
                    return made;
                })
                .toList();
        sheet.show(TrainedFrames.with(models, 0));
        sheet.moveTo(8);
    }

    private Shown(Locale locale, ExampleSource users) {
        messages = new Messages(locale, "/org/dienlab/ui/messages", SheetView.BUNDLE, FormulaView.BUNDLE);
        sheet.localeProperty().bind(messages.localeProperty());
        sheet.usersProperty().set(users);
        model = new FormulaViewModel(sheet, messages);
    }

    Shown select(Variant lane) {
        sheet.select(lane);
        return this;
    }

    Formula formula() {
        return model.formulaProperty().get();
    }

    /** Lays the panel out in a column of the window's side. */
    Shown show(Look look, double height) {
        Fonts.load();
        view = new FormulaView(model, new SimpleObjectProperty<>(look), written::add);
        StackPane column = new StackPane(view.root());
        scene = new Scene(column, 399 * look.scale(), height);
        look.apply(scene);
        return pulse();
    }

    FormulaPicture picture() {
        return (FormulaPicture) scene.lookup(".drawn-panel");
    }

    Shown pulse() {
        written.clear();
        scene.getRoot().applyCss();
        view.pulse(0);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return this;
    }
}
