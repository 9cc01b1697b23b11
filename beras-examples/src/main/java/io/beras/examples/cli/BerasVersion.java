package io.beras.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Says which Beras this is, and on which Java it runs. */
final class BerasVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        // Only the jar's manifest knows it.
        String version = BerasVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "beras " + Objects.requireNonNullElse(version, "(unpackaged)") + ", Java " + Runtime.version()
        };
    }
}
