package io.beras.plots;

/** Says that this Java runtime cannot draw pictures, and what to install; everything else about a run still works. */
public final class PlotException extends Exception {

    private static final long serialVersionUID = 1;

    PlotException(Throwable cause) {
        super(
                "Pictures cannot be drawn, because this Java runtime finds no usable fonts (" + cause
                        + "); install fontconfig and a font such as DejaVu,"
                        + " for example with: apt-get install fontconfig fonts-dejavu-core",
                cause);
    }
}
