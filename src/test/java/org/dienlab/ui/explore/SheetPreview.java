package org.dienlab.ui.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Theme;

/** A sheet on a scene that is never shown, and its picture as a file in target/preview. */
final class SheetPreview {
    final ExploreViewModel viewModel = new ExploreViewModel();
    final SheetView view;
    final Scene scene;
    final Messages messages;
    final SimpleObjectProperty<Look> look;

    /** All text that was drawn, in the measures of text of normal size. */
    final List<Pen.Written> written = new ArrayList<>();

    SheetPreview(Scenario scenario, int length, Locale locale, Theme theme, double width, double height) {
        this(scenario, length, locale, Look.of(theme), width, height);
    }

    SheetPreview(Scenario scenario, int length, Locale locale, Look look, double width, double height) {
        messages = new Messages(locale, SheetView.BUNDLE);
        this.look = new SimpleObjectProperty<>(look);
        viewModel.usersProperty().set(new ScenarioStream(scenario, length, 777777));
        view = new SheetView(viewModel, messages, this.look, written::add);
        scene = new Scene(new StackPane(view), width, height);
        look.apply(scene);
        layout();
    }

    void layout() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        view.pulse();
    }

    /** Paints the sheet and writes its picture. */
    WritableImage save(String name) {
        layout();
        WritableImage image = scene.getRoot().snapshot(new SnapshotParameters(), null);
        try {
            Path folder = Files.createDirectories(Path.of("target", "preview"));
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }
}
