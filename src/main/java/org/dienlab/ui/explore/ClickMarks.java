package org.dienlab.ui.explore;

import java.util.Arrays;
import java.util.List;
import org.dienlab.train.WhatIf;

/**
 * How an edited history differs from the logged one.
 *
 * @param mark for each click what became of it, [T]
 * @param missing how many logged clicks are not where they were any more: before the first click, after each, [T + 1]
 */
record ClickMarks(Mark[] mark, int[] missing) {
    /** What became of a click. */
    enum Mark {
        SAME,
        MOVED,
        INSERTED,
        REPLACED
    }

    static ClickMarks of(SheetModel sheet) {
        List<WhatIf.Click> clicks = sheet.whatIf().clicks();
        int steps = sheet.steps();
        Mark[] mark = new Mark[steps];
        Arrays.fill(mark, Mark.SAME);
        int[] missing = new int[steps + 1];
        if (clicks.isEmpty()) {
            return new ClickMarks(mark, missing);
        }
        boolean[] inPlace = inPlace(clicks);
        int expected = 0;
        int gap = 0;
        int[] logged = sheet.own().example().items();
        for (int i = 0; i < steps; i++) {
            WhatIf.Click click = clicks.get(i);
            if (click.origin() == WhatIf.INSERTED) {
                mark[i] = Mark.INSERTED;
            } else if (click.item() != logged[click.origin()]) {
                mark[i] = Mark.REPLACED;
            } else if (!inPlace[i]) {
                mark[i] = Mark.MOVED;
            }
            if (inPlace[i]) {
                missing[gap] += click.origin() - expected;
                expected = click.origin() + 1;
                gap = i + 1;
            }
        }
        missing[gap] += logged.length - expected;
        return new ClickMarks(mark, missing);
    }

    /** The most clicks whose order is still the logged one; the others were moved. */
    private static boolean[] inPlace(List<WhatIf.Click> clicks) {
        int steps = clicks.size();
        int[] longest = new int[steps];
        int[] before = new int[steps];
        int end = -1;
        for (int i = 0; i < steps; i++) {
            before[i] = -1;
            if (clicks.get(i).origin() == WhatIf.INSERTED) {
                continue;
            }
            longest[i] = 1;
            for (int j = 0; j < i; j++) {
                if (longest[j] >= longest[i]
                        && clicks.get(j).origin() < clicks.get(i).origin()
                        && longest[j] > 0) {
                    longest[i] = longest[j] + 1;
                    before[i] = j;
                }
            }
            end = end < 0 || longest[i] > longest[end] ? i : end;
        }
        boolean[] inPlace = new boolean[steps];
        for (int i = end; i >= 0; i = before[i]) {
            inPlace[i] = true;
        }
        return inPlace;
    }
}
