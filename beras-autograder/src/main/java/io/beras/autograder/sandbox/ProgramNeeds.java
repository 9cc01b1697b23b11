package io.beras.autograder.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What a program in the sandbox needs of this machine.
 *
 * @param folder its own folder, in which it may write
 * @param readable the files and folders that it may read beside those of the system
 * @param heapMegabytes its largest heap
 * @param arrayMegabytes the memory for its arrays beside the heap
 */
record ProgramNeeds(Path folder, List<Path> readable, int heapMegabytes, int arrayMegabytes) {}
