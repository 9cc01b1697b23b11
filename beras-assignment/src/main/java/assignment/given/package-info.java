/** What the assignment gives: interfaces, digits, and the parts that a program may use. Do not change these files. */
package assignment.given;
