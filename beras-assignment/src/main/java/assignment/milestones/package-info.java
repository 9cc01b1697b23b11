/** Five programs that use the parts of the assignment, each with a figure and a threshold. Do not change these files. */
package assignment.milestones;
