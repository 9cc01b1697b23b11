package io.beras.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reports the version of Beras and the version of Java. */
final class BerasVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        // The version is in the manifest of the jar; classes outside a jar have none.
        String version = BerasVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "beras " + Objects.requireNonNullElse(version, "(unpackaged)") + ", Java " + Runtime.version()
        };
    }
}
