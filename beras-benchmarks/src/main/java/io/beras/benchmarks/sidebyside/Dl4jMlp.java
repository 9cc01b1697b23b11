package io.beras.benchmarks.sidebyside;

import io.beras.benchmarks.Mlp;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The MLP in DL4J, written as in DL4J's examples. */
final class Dl4jMlp implements Mlp {

    private final MultiLayerNetwork network;
    private final int classes;
    private final int in;

    Dl4jMlp(float[][] weights, int... sizes) {
        int layers = sizes.length - 1;
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.001, 0.9, 0.999, 1e-7))
                .list();
        for (int i = 0; i < layers - 1; i++) {
            list.layer(new DenseLayer.Builder()
                    .nIn(sizes[i])
                    .nOut(sizes[i + 1])
                    .activation(new ActivationLReLU(0.1))
                    .build());
        }
        MultiLayerConfiguration configuration = list.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(sizes[layers - 1])
                        .nOut(sizes[layers])
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
        network = new MultiLayerNetwork(configuration);
        network.init();
        for (int i = 0; i < layers; i++) {
            network.setParam(i + "_W", Nd4j.create(weights[i], new long[] {sizes[i], sizes[i + 1]}, 'c'));
            network.setParam(i + "_b", Nd4j.zeros(1, sizes[i + 1]));
        }
        in = sizes[0];
        classes = sizes[layers];
    }

    @Override
    public double step(float[] x, int[] labels) {
        float[] oneHot = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            oneHot[i * classes + labels[i]] = 1;
        }
        INDArray features = Nd4j.create(x, new long[] {labels.length, in}, 'c');
        network.fit(features, Nd4j.create(oneHot, new long[] {labels.length, classes}, 'c'));
        return network.score();
    }
}
