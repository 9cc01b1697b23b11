package io.beras.examples.training;

import io.beras.activations.ELU;
import io.beras.activations.GELU;
import io.beras.activations.LeakyReLU;
import io.beras.activations.ReLU;
import io.beras.activations.SiLU;
import io.beras.activations.Sigmoid;
import io.beras.activations.Tanh;
import io.beras.core.Callable;
import io.beras.layers.Initializer;
import java.util.Locale;

/** The activations that the command offers between dense layers. */
public enum ActivationChoice {
    RELU,
    LEAKYRELU,
    TANH,
    SIGMOID,
    ELU,
    GELU,
    SILU;

    private static final double LEAK = 0.1;

    /** Returns a new activation. */
    Callable create() {
        return switch (this) {
            case RELU -> new ReLU();
            case LEAKYRELU -> new LeakyReLU(LEAK);
            case TANH -> new Tanh();
            case SIGMOID -> new Sigmoid();
            case ELU -> new ELU();
            case GELU -> new GELU();
            case SILU -> new SiLU();
        };
    }

    /** Returns the initial weights that keep the variance of a layer before this activation. */
    Initializer initializer() {
        return this == TANH || this == SIGMOID ? Initializer.XAVIER_UNIFORM : Initializer.KAIMING_NORMAL;
    }

    /** Returns the name of the activation on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
