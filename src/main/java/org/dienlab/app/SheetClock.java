package org.dienlab.app;

import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.explore.ExploreViewModel;

/** The window's menus and keys for the click sequence, carried out by the sheet. */
record SheetClock(ExploreViewModel sheet) implements SheetControls {
    @Override
    public void togglePlay() {
        sheet.togglePlaying();
    }

    @Override
    public void moveBy(int clicks) {
        sheet.moveBy(clicks);
    }

    @Override
    public void moveToStart() {
        sheet.moveTo(0);
    }

    @Override
    public void moveToEnd() {
        sheet.moveTo(sheet.sheetProperty().get().steps());
    }

    @Override
    public void changeSpeed(int notches) {
        sheet.changeSpeed(notches);
    }

    @Override
    public void escape() {
        sheet.pause();
    }
}
