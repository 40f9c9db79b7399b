package io.dualcarbon.carbon.engine;

import java.util.random.RandomGenerator;

/** A model fitted to a monthly history, ready to go on from its end. */
public interface Forecaster {
    /** What the model expects of the next months. */
    double[] expect(int months);

    /** One way in which the next months may go: each month errs as some month of the past did. */
    double[] simulate(int months, RandomGenerator random);

    /** What the model got wrong one month ahead, over the history it was fitted to. */
    double[] errors();
}
