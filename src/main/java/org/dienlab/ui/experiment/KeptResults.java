package org.dienlab.ui.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.ResultsFileException;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;

/** Where the window keeps its experiments, so that the next start can go on with them: a file for each mode and claim. */
final class KeptResults {
    private final Optional<Path> folder;

    /** @param folder made when it is needed; empty to keep nothing */
    KeptResults(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The file of a mode or, if it is not null, of a claim; null if it cannot be written. */
    Path file(Mode mode, Claim claim) {
        if (folder.isEmpty()) {
            return null;
        }
        try {
            Files.createDirectories(folder.get());
        } catch (IOException e) {
            // A home that cannot be written is no reason not to run: then nothing is kept.
            return null;
        }
        return path(folder.get(), mode, claim);
    }

    /** What was kept; empty if there is nothing that can be used. */
    Optional<Results> read(Mode mode, Claim claim) {
        Optional<Path> file = folder.map(at -> path(at, mode, claim)).filter(Files::exists);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResultsFile.read(file.get()));
        } catch (ResultsFileException e) {
            // Nobody asked for this file: without it the panel starts empty, as it would have before.
            return Optional.empty();
        }
    }

    private static Path path(Path at, Mode mode, Claim claim) {
        String name = mode.name().toLowerCase(Locale.ROOT);
        return at.resolve((claim == null ? name : name + "-" + claim.code()) + ".json");
    }
}
