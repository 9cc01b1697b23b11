package assignment.milestones;

import assignment.given.Parts;
import java.io.IOException;
import java.nio.file.Path;

/** A program that shows what some parts can do together. */
@FunctionalInterface
public interface Milestone {

    /** Runs the program with these parts, always with the same seeds; pictures go to the folder. */
    Outcome run(Parts parts, Path folder) throws IOException;
}
