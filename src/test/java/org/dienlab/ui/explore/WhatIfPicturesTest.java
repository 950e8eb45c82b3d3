package org.dienlab.ui.explore;

import java.util.Locale;
import javafx.application.Platform;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.WhatIfControls.Use;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class WhatIfPicturesTest {
    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void pictures() throws Exception {
        java.util.concurrent.CompletableFuture<Void> done = new java.util.concurrent.CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                    Locale locale = theme == Theme.LIGHT ? Locale.ENGLISH : Locale.CHINESE;
                    String n = theme.name().toLowerCase(Locale.ROOT);
                    SheetPreview p = new SheetPreview(Scenario.TWO, 12, locale, theme, 1176, 676);
                    p.viewModel.show(TrainedFrames.of(
                            Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED));
                    p.viewModel.moveTo(4);
                    p.viewModel.edits().dragAttention(4, .4, false);
                    p.viewModel.edits().drop();
                    p.viewModel.edits().dragWrite(Variant.AGRU, 6, .6);
                    p.viewModel.edits().drop();
                    p.save("wi-attention-" + n);
                    p.viewModel.edits().dragClick(3, 7);
                    p.viewModel.edits().drop();
                    p.viewModel.edits().delete(9);
                    p.viewModel.edits().insert(2, 33, 3);
                    p.viewModel.edits().replace(5, 44, 4);
                    p.viewModel.edits().chooseTarget(55);
                    p.save("wi-clicks-" + n);
                    p.viewModel.edits().choose(Use.AFTER);
                    p.save("wi-catalogue-" + n);
                    p.viewModel.escape();
                    p.viewModel.compareWith(Variant.GRU);
                    p.viewModel.undo().edit(s -> s.with(s.view().withSharedScale(false)));
                    p.save("wi-reference-" + n);
                    p.viewModel.edits().restoreAll();
                    p.save("wi-reference-only-" + n);
                    p.viewModel.compareWith(null);
                    p.viewModel.toggleExpanded(Variant.AUGRU);
                    p.viewModel.edits().dragGate(Variant.AUGRU, 4, 3, .9);
                    p.viewModel.edits().drop();
                    p.save("wi-gate-" + n);
                    p.viewModel.toggleExpanded(Variant.AUGRU);
                    p.viewModel.undo().edit(s -> s.with(s.lineup().withSource(Variant.AUGRU)));
                    p.save("wi-swap-" + n);
                    p.viewModel.undo().edit(s -> s.with(s.lineup().withSource(Variant.GRU)));
                    p.save("wi-swap-gru-" + n);
                    SheetPreview q = new SheetPreview(Scenario.LONG, 200, locale, theme, 1176, 676);
                    q.viewModel.show(TrainedFrames.of(Variant.GRU, Variant.AGRU, Variant.AUGRU));
                    q.viewModel.moveTo(120);
                    q.save("wi-long-" + n);
                    q.viewModel.zoom(100, 130);
                    q.save("wi-zoom-" + n);
                }
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }
}
