package io.beras.autograder.sandbox;

/**
 * A process of a submission that runs in a {@link Sandbox}. What it prints or sends is untrusted.
 *
 * <pre>{@code
 * try (SandboxedProcess process = sandbox.start(program)) {
 *     ask(process.channel());
 * }
 * }</pre>
 */
public interface SandboxedProcess extends ProcessConnection {

    /**
     * Returns the first 16 KB that the process has printed to stdout and stderr; the rest is discarded. The text is the
     * submission's: show it as plain text, never as HTML.
     */
    String output();
}
