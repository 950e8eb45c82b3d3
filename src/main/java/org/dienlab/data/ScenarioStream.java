package org.dienlab.data;

/**
 * New users of a scenario for ever. Indices are ids of the built-in shop: item 10c + r is rung r of category c.
 *
 * @param scenario the world
 * @param length clicks per history, 2 or more
 * @param dataSeed different seeds give unrelated users
 */
public record ScenarioStream(Scenario scenario, int length, long dataSeed) implements ExampleSource {
    public ScenarioStream {
        ScenarioGenerator.checkLength(length);
    }

    @Override
    public Example example(long index) {
        return sample(index).example();
    }

    @Override
    public Reader reader() {
        ScenarioGenerator generator = new ScenarioGenerator(scenario, length, dataSeed);
        return new Reader() {
            @Override
            public int length(long index) {
                return length;
            }

            @Override
            public void put(long index, Batch batch, int row) {
                generator.put(index, batch, row);
            }
        };
    }

    /** The example at {@code index} with its hidden facts. */
    public GeneratedSample sample(long index) {
        return ScenarioGenerator.sample(scenario, length, dataSeed, index);
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public Vocabulary vocabulary() {
        return Vocabulary.builtIn();
    }
}
