package io.beras.autograder.gradebook;

import java.nio.file.Path;

/**
 * A student of the class.
 *
 * @param name the name of the student's zip file or folder, without ".zip"
 * @param folder the name of the folder of the student's reports, which every system permits
 * @param entry the zip file or the folder in the folder of the class
 * @param submission what is graded: the entry, or the zip file that it contains
 */
public record Student(String name, String folder, Path entry, Path submission) {}
