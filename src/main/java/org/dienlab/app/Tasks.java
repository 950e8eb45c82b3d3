package org.dienlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dienlab.data.DataException;
import org.dienlab.data.EventLog;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.LogData;
import org.dienlab.data.LogOptions;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.train.Task;

/** Tasks of scenarios and of logs. */
final class Tasks {
    private static final long VALIDATION_SEED = 777_777;
    private static final int VALIDATION_USERS = 2000;
    private static final double LEARNING_RATE = 1e-2;
    private static final double ALPHA = .5;
    private static final int BATCH = 64;
    private static final long STOP_AT = 1000;

    private Tasks() {}

    /** New users at every step; a seed shows users that no other seed shows. */
    static Task of(Scenario scenario, int length) {
        return new Task(
                scenario.code() + "-" + length,
                seed -> new ScenarioStream(scenario, length, 100 + seed),
                new ScenarioStream(scenario, length, VALIDATION_SEED).first(VALIDATION_USERS),
                Conventions.standard(),
                LEARNING_RATE,
                ALPHA,
                BATCH,
                STOP_AT,
                NegativeSampler.Kind.UNIFORM);
    }

    /** @param catalogue names of the log's items, or null */
    static Task of(Path log, Path catalogue) throws DataException {
        LogData data = EventLog.read(log, catalogue, new LogOptions(0));
        ExampleSource validation = data.validation().size() > 0 ? data.validation() : data.train();
        return new Task(
                log.getFileName().toString(),
                seed -> data.train(),
                validation,
                Conventions.standard(),
                LEARNING_RATE,
                ALPHA,
                BATCH,
                STOP_AT,
                NegativeSampler.Kind.IMPRESSIONS);
    }

    /** Task of a scenario's code name or else of a log. */
    static Task of(String scenarioOrLog, Path catalogue) throws DataException {
        for (Scenario scenario : Scenario.values()) {
            if (scenario.code().equals(scenarioOrLog)) {
                return of(scenario, scenario.defaultLength());
            }
        }
        Path log = Path.of(scenarioOrLog);
        if (!Files.exists(log)) {
            throw new UserError(Texts.of("failure.data", scenarioOrLog));
        }
        return of(log, catalogue);
    }
}
