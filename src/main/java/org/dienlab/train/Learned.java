package org.dienlab.train;

import java.util.List;

/**
 * How far a session has learned. Where this is another one, its weights are.
 *
 * @param step the last trained step
 * @param imports one number for each time that weights were put in, which training from the seed does not bring back: 0
 *     where they came with a file, else a number that no others have in this session
 */
public record Learned(long step, List<Long> imports) {
    public Learned {
        imports = List.copyOf(imports);
    }

    /** By training alone. */
    public Learned(long step) {
        this(step, List.of());
    }
}
