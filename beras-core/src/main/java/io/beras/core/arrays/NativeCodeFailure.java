package io.beras.core.arrays;

import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;

/**
 * Describes in one sentence why ND4J's native code could not be loaded.
 *
 * <p>JavaCPP unpacks the native code into a folder at first use. The folder must be writable, its disk must have room,
 * and the operating system must allow executing files there.
 */
final class NativeCodeFailure {

    private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    private NativeCodeFailure() {}

    /** Returns the sentence for the exception that ND4J's start has thrown. */
    static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        String reason = message.replaceFirst(": Set the .*", ""); // JavaCPP's remedy, which the sentence repeats
        if (root instanceof IOException || root instanceof UnsatisfiedLinkError) {
            return "ND4J's native code could not be unpacked into the folder " + folder() + " (" + reason
                    + "); free 500 MB on its disk, or set -D" + FOLDER
                    + " to a folder where this user may write and execute files";
        }
        return "ND4J's native code could not be loaded (" + reason + "); check the class path and the platform";
    }

    /** Returns the folder that JavaCPP has chosen, or the folder that it tries first if none is writable. */
    private static String folder() {
        try {
            return Loader.getCacheDir().getPath();
        } catch (IOException nothingIsWritable) {
            return System.getProperty(FOLDER, System.getProperty("user.home") + File.separator + ".javacpp");
        }
    }
}
