package org.dienlab.ui.training;

import static org.dienlab.ui.common.Nodes.between;
import static org.dienlab.ui.common.Nodes.named;
import static org.dienlab.ui.common.Nodes.room;
import static org.dienlab.ui.common.Nodes.styled;
import static org.dienlab.ui.common.Nodes.whole;
import static org.dienlab.ui.common.Nodes.wide;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.dienlab.train.Pace;

/** Where things are in the training strip. */
abstract class StripLayout {
    final Label title = whole(new Label(), "title");
    final Circle dot = new Circle(4);
    final Label status = styled(new Label(), "secondary");
    final Label speed = styled(new Label(), "caption");
    final Button stateAction = whole(new Button(), "compact");

    final Button primary = named("primary", styled(new Button(), "primary"));
    final Button one = whole(new Button());
    final Button hundred = whole(new Button());
    final ComboBox<Pace> pace = named("pace", new ComboBox<>());
    final Button replay = whole(new Button());

    final Label rateName = whole(new Label(), "caption");
    final ComboBox<String> rate = named("rate", new ComboBox<>());
    final Label alphaName = whole(new Label());
    final Slider alpha = named("alpha", new Slider());
    final Label alphaValue = whole(new Label(), "bold");
    final Label seedName = whole(new Label(), "caption");
    final Label seed = whole(new Label(), "bold");
    final Button nextSeed = styled(new Button(), "icon");

    final HBox chartArea = styled(new HBox(), "chart-area");
    final StackPane tableArea = styled(new StackPane(), "table-area");
    final Label caption = styled(new Label(), "caption");
    final Hyperlink seeds = new Hyperlink();
    final VBox note = styled(new VBox(caption, seeds), "strip-note");

    final HBox firstRow = styled(new HBox(), "strip-row");
    final VBox strip = styled(new VBox(firstRow), "panel", "strip");

    StripLayout() {
        rate.setEditable(true);
        caption.setWrapText(true);
        Region gap = new Region();
        gap.setMinWidth(2);
        VBox controls = styled(
                new VBox(
                        styled(new HBox(title, dot, status, room(Pos.CENTER_RIGHT, speed), stateAction), "head"),
                        styled(new HBox(primary, one, hundred, pace, replay), "line"),
                        styled(
                                new HBox(
                                        rateName,
                                        rate,
                                        gap,
                                        alphaName,
                                        alpha,
                                        alphaValue,
                                        between(),
                                        seedName,
                                        seed,
                                        nextSeed),
                                "line")),
                "strip-controls");
        firstRow.getChildren().addAll(controls, wide(chartArea), tableArea, note);
    }
}
