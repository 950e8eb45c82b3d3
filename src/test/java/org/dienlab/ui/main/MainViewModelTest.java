package org.dienlab.ui.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.TargetChoice;
import org.junit.jupiter.api.Test;

class MainViewModelTest {
    private final MainFixture fixture = new MainFixture(Messages.ENGLISH);
    private final MainViewModel main = fixture.main;
    private final List<String> commands = fixture.session.commands;

    @Test
    void anEditAndItsUndoSendOnlyTheDifference() {
        main.undo().edit(s -> s.withPace(Pace.FAST));
        main.undo().edit(s -> s.withAlpha(0));
        main.undo().undo();
        main.undo().undo();
        main.undo().redo();
        assertEquals(List.of("pace FAST", "alpha 0.0", "alpha 0.5", "pace NORMAL", "pace FAST"), commands);
    }

    @Test
    void aFrameIsShownWhenItIsPreparedAndNoOtherIsFetchedBefore() {
        List<Runnable> ready = new ArrayList<>();
        main.prepareBy((frame, then) -> ready.add(then));
        Frame first = FakeSession.frame(SessionState.RUNNING, 10, 10, Set.of(Variant.GRU), -1);
        Frame second = FakeSession.frame(SessionState.RUNNING, 20, 20, Set.of(Variant.GRU), -1);
        fixture.show(first);
        fixture.show(second);
        assertNull(main.frameProperty().get());
        ready.get(0).run();
        main.showFetched();
        main.fetch();
        assertSame(first, main.frameProperty().get());
        assertEquals(2, ready.size());
        ready.get(1).run();
        main.showFetched();
        main.fetch();
        assertSame(second, main.frameProperty().get());
    }

    @Test
    void aFrameOfAnotherScenarioIsForgotten() {
        List<Runnable> ready = new ArrayList<>();
        main.prepareBy((frame, then) -> ready.add(then));
        fixture.show(FakeSession.frame(SessionState.RUNNING, 10, 10, Set.of(Variant.GRU), -1));
        main.scenarioProperty().set(main.scenarios().get(1));
        ready.get(0).run();
        main.showFetched();
        main.fetch();
        assertNull(main.frameProperty().get());
    }

    @Test
    void aScenarioThatFailsAfterAnotherWasChosenSaysNothingAboutThatOne() {
        ScenarioChoice broken = new ScenarioChoice("scenario.long", 50, 3, 1, () -> {
            throw new IllegalStateException("broken");
        });
        fixture.opensLater = true;
        main.scenarioProperty().set(broken);
        main.scenarioProperty().set(main.scenarios().get(0));
        fixture.open();
        fixture.show(FakeSession.frame(SessionState.RUNNING, 10, 10, Set.of(Variant.GRU), -1));
        assertTrue(
                main.statusProperty().get().contains("10"),
                main.statusProperty().get());
        assertFalse(
                main.statusProperty().get().contains("broken"),
                main.statusProperty().get());
        main.scenarioProperty().set(broken);
        fixture.open();
        assertTrue(
                main.statusProperty().get().contains("broken"),
                main.statusProperty().get());
    }

    @Test
    void whyAScenarioCannotBeOpenedIsSaidInTheLanguageOfTheWindow() {
        main.scenarioProperty().set(new ScenarioChoice("scenario.long", 50, 3, 1, () -> {
            throw new OutOfMemoryError();
        }));
        assertTrue(
                main.statusProperty().get().contains("not enough memory"),
                main.statusProperty().get());
        main.switchLanguage();
        assertTrue(
                main.statusProperty().get().contains("内存不足"),
                main.statusProperty().get());
    }

    @Test
    void dragOfASliderIsUndoneAsOne() {
        main.undo().drag(s -> s.withAlpha(.7));
        main.undo().drag(s -> s.withAlpha(1));
        main.undo().drop();
        main.undo().undo();
        assertEquals(.5, main.undo().situation().alpha());
        assertFalse(main.undo().canUndoProperty().get());
    }

    @Test
    void anotherSeedRestartsAndUndoComesBackToTheOldOne() {
        main.undo().edit(s -> s.withLearningRate(.02));
        main.undo().edit(s -> s.withSeed(2));
        main.undo().undo();
        assertEquals(List.of("lr 0.02", "restart 2", "lr 0.02", "restart 1", "lr 0.02"), commands);
    }

    @Test
    void undoToAnotherRunLeavesThePastThatOnlyTheOneBeforeHad() {
        main.undo().edit(s -> s.withSeed(2));
        main.undo().move(s -> s.withStep(100).withT(3));
        main.undo().edit(s -> s.withUser(5));
        main.undo().undo();
        assertEquals(100, main.undo().situation().step(), "the same run");
        main.undo().undo();
        assertEquals(Situation.LAST, main.undo().situation().step());
        main.undo().move(s -> s.withStep(50));
        main.undo().redo();
        assertEquals(Situation.LAST, main.undo().situation().step());
        main.undo().edit(s -> s.withChoices(s.choices().with(Choices.Preset.PAPER)));
        main.undo().move(s -> s.withStep(100).withT(3));
        main.undo().undo();
        assertEquals(Situation.LAST, main.undo().situation().step());
        assertEquals(3, main.undo().situation().t());
    }

    @Test
    void theLastLaneStaysAndSelectionMovesToANeighbour() {
        for (int number = 1; number <= 9; number++) {
            if (main.undo().situation().lanes().contains(org.dienlab.ui.common.LaneOrder.ALL.get(number - 1))) {
                main.toggleLane(number);
            }
        }
        Situation now = main.undo().situation();
        assertEquals(1, now.lanes().size());
        assertTrue(now.lanes().contains(now.selected()));
        main.selectLane(Variant.DIN);
        assertEquals(now, main.undo().situation());
    }

    @Test
    void targetsStartWithTheUsersOwnAndFollowUserAndLanguage() {
        TargetChoice own = main.targets().get(0);
        assertTrue(own.own());
        assertEquals(main.example().targetItem(), own.item());
        main.chooseTarget(main.targets().get(2));
        assertEquals(main.targets().get(2).item(), main.undo().situation().target());
        main.showUser(9);
        assertEquals(Situation.OWN_TARGET, main.undo().situation().target());
        assertEquals(main.example().targetItem(), main.targets().get(0).item());
        main.showUser(100000);
        assertEquals(1999, main.undo().situation().user());
        String english = main.targets().get(0).name();
        main.switchLanguage();
        assertFalse(main.targets().get(0).name().equals(english));
    }

    @Test
    void anotherScenarioClosesTheOldSessionAndForgetsUndo() {
        main.undo().edit(s -> s.withAlpha(1));
        main.scenarioProperty().set(MainFixture.LONG);
        assertTrue(commands.contains("close"));
        assertEquals(50, main.undo().situation().length());
        assertFalse(main.undo().canUndoProperty().get());
    }

    @Test
    void otherChoicesLearnAnewAtOnceAndUndoBringsTheOldWeightsBack() {
        main.undo().edit(s -> s.withUser(5));
        main.undo().edit(s -> s.withChoices(s.choices().with(Choices.Preset.RELEASED)));
        assertEquals(List.of("close", "run"), commands);
        assertEquals(
                Choices.Preset.RELEASED.conventions(),
                main.openProperty().get().task().conventions());
        assertEquals(5, main.undo().situation().user());
        main.undo().undo();
        assertEquals(List.of("close", "run", "close"), commands);
        assertEquals(Choices.STANDARD, main.openProperty().get().task().choices());
        assertEquals(5, main.undo().situation().user());
    }

    @Test
    void learningRateAndAlphaThatAreShownAreTrainedWithUnderAnyChoices() {
        main.undo().edit(s -> s.withAlpha(0).withLearningRate(.02));
        main.undo().edit(s -> s.withChoices(s.choices().with(Choices.Preset.RELEASED)));
        Task.Settings released = main.openProperty().get().task().settings();
        assertEquals(0, released.alpha());
        assertEquals(.02, released.learningRate());
        commands.clear();
        main.undo().undo();
        assertEquals(0, main.undo().situation().alpha());
        assertEquals(List.of("close", "lr 0.02", "alpha 0.0"), commands);
    }

    @Test
    void whatIsChangedWhileASessionIsBeingOpenedIsSentToItAfterwards() {
        main.undo().edit(s -> s.withAlpha(0));
        fixture.opensLater = true;
        main.undo().edit(s -> s.withChoices(s.choices().with(Choices.Preset.RELEASED)));
        main.undo().edit(s -> s.withPace(Pace.MAX));
        main.toggleLane(1);
        fixture.open();
        assertEquals(
                List.of("pace MAX", "lanes " + main.undo().situation().lanes()),
                commands.subList(commands.size() - 2, commands.size()));
        for (int edit = 0; edit < 4; edit++) {
            main.undo().undo();
        }
        fixture.open();
        assertEquals(.5, main.undo().situation().alpha());
        assertEquals("alpha 0.5", commands.get(commands.size() - 1));
    }

    @Test
    void aScenarioOpensWithItsOwnChoices() {
        main.undo().edit(s -> s.withChoices(s.choices().with(Choices.Preset.PAPER)));
        main.scenarioProperty().set(MainFixture.LONG);
        assertEquals(Choices.STANDARD, main.undo().situation().choices());
        assertEquals(Choices.STANDARD, main.openProperty().get().task().choices());
    }

    @Test
    void aSessionFromAFileTakesThePlaceOfTheOpenOneAsItIs() {
        Task task = Task.of(Scenario.LONG, 50);
        Situation saved = Situation.of(task, 50, 4, EnumSet.of(Variant.DIN), Variant.DIN, 9)
                .withAlpha(2);
        FakeSession fromFile = new FakeSession();
        main.undo().edit(s -> s.withAlpha(1));
        commands.clear();
        main.take(MainFixture.LONG, saved, new OpenTask(task, fromFile));
        assertEquals(List.of("close"), commands);
        assertEquals(List.of(), fromFile.commands);
        assertEquals(saved, main.undo().situation());
        assertEquals(MainFixture.LONG, main.scenarioProperty().get());
        assertFalse(main.undo().canUndoProperty().get());
        main.undo().edit(s -> s.withAlpha(0));
        assertEquals(List.of("alpha 0.0"), fromFile.commands);
        main.take(MainFixture.LONG, saved, new OpenTask(task, fromFile));
        assertEquals(List.of("alpha 0.0", "close"), fromFile.commands);
    }
}
