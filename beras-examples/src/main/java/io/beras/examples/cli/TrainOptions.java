package io.beras.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All options of {@code train}, in groups. The help shows the groups under their titles. */
@Command(name = "train", sortOptions = false)
final class TrainOptions {

    @Mixin
    final ModelOptions model = new ModelOptions();

    @Mixin
    final TrainingOptions training = new TrainingOptions();

    @Mixin
    final DataOptions data = new DataOptions();

    @Mixin
    final RunOptions run = new RunOptions();
}
