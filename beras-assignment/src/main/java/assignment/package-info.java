/** The assignment: a small deep-learning library, and two models that read handwritten digits. */
package assignment;
