/** Data sets of images: MNIST and other IDX files, folders of image files, random crops and flips. */
@NullMarked
package io.beras.data.images;

import org.jspecify.annotations.NullMarked;
