package io.beras.core.arrays;

import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * The set of kernels that OpenBLAS has chosen for this processor.
 *
 * <p>OpenBLAS has a table of functions for each kind of processor; {@code gotoblas} points to the table in use. A
 * better table can double the speed of matrix products. The environment variable OPENBLAS_CORETYPE overrides the
 * choice.
 */
final class OpenBlasCoreType {

    static final String UNKNOWN = "unknown";

    private static final List<String> NAMES = List.of(
            "SAPPHIRERAPIDS",
            "COOPERLAKE",
            "SKYLAKEX",
            "HASWELL",
            "ZEN",
            "SANDYBRIDGE",
            "NEHALEM",
            "PENRYN",
            "DUNNINGTON",
            "CORE2",
            "PRESCOTT",
            "ATOM",
            "BARCELONA",
            "BULLDOZER",
            "PILEDRIVER",
            "STEAMROLLER",
            "EXCAVATOR",
            "BOBCAT",
            "NEOVERSEV2",
            "NEOVERSEV1",
            "NEOVERSEN2",
            "NEOVERSEN1",
            "ARMV8SVE",
            "ARMV8",
            "VORTEX",
            "CORTEXA57");

    private OpenBlasCoreType() {}

    /** Returns the name of the set, such as "skylakex", or {@value #UNKNOWN} if the library does not export it. */
    static String name() {
        Loader.getLoadedLibraries().forEach((library, file) -> {
            if (library.startsWith("openblas_nolapack")) {
                Loader.loadGlobal(file); // makes its symbols visible
            }
        });
        Pointer chosen = Loader.addressof("gotoblas");
        if (chosen == null) {
            return UNKNOWN;
        }
        Pointer table = new PointerPointer<>(chosen).get();
        return NAMES.stream()
                .filter(name -> isAt(table, Loader.addressof("gotoblas_" + name)))
                .findFirst()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse(UNKNOWN);
    }

    private static boolean isAt(@Nullable Pointer table, @Nullable Pointer candidate) {
        return table != null && candidate != null && table.address() == candidate.address();
    }
}
