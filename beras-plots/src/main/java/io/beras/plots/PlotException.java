package io.beras.plots;

/** Reports that this Java runtime cannot draw plots, and which packages to install; training works without plots. */
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
