package io.beras.autograder.course;

import io.beras.autograder.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An assignment: its parts, points and dates.
 *
 * @param name the name for files, such as "beras"
 * @param title the title by language, such as "en"
 * @param packageName the package of the student's classes
 * @param due the date of each tier, after which a submission is late; a tier may have none
 * @param variants the tier that a file of this name in a student's project selects, such as "2470student"
 * @param milestones the names of the milestones that the grader runs
 * @param parts the parts in the order of the handout
 */
public record Course(
        String name,
        Map<String, String> title,
        String packageName,
        Map<Tier, Instant> due,
        Map<String, Tier> variants,
        List<String> milestones,
        List<Part> parts) {

    /** Copies the collections. */
    public Course {
        title = Map.copyOf(title);
        due = Map.copyOf(due);
        variants = Map.copyOf(variants);
        milestones = List.copyOf(milestones);
        parts = List.copyOf(parts);
    }

    /**
     * Returns the part with this name.
     *
     * @throws IllegalArgumentException that lists the parts, if there is no such part
     */
    public Part part(String name) {
        return Named.find("part", name, parts, Part::name);
    }
}
