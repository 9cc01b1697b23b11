package io.beras.autograder.gradebook;

import java.nio.file.Path;

/**
 * A student of the class.
 *
 * @param name the name of the student's zip file or folder, without ".zip"
 * @param folder the name of the folder of the student's reports, which every system permits
 * @param submission the student's zip file or folder
 */
public record Student(String name, String folder, Path submission) {}
