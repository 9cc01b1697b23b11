package io.beras.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reports the version of Beras and the version of Java. */
final class BerasVersion implements IVersionProvider {

    /** Returns the version of Beras. */
    static String number() {
        // The version is in the manifest of the jar; classes outside a jar have none.
        return Objects.requireNonNullElse(BerasVersion.class.getPackage().getImplementationVersion(), "(unpackaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"beras " + number() + ", Java " + Runtime.version()};
    }
}
