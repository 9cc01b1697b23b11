package io.beras.data.images;

import io.beras.core.config.ConfigTypeProvider;
import io.beras.core.config.ConfigTypes;

/** Registers the preparation of images, so that files can hold it. */
public final class ImageTypes implements ConfigTypeProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public ImageTypes() {}

    @Override
    public void registerTypes() {
        ConfigTypes.register(ImageInput.class, ImageInput::of);
    }
}
