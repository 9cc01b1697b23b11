import io.beras.activations.*;
import io.beras.callbacks.*;
import io.beras.core.*;
import io.beras.core.random.*;
import io.beras.layers.*;
import io.beras.losses.*;
import io.beras.metrics.*;
import io.beras.models.*;
import io.beras.optim.*;
import java.nio.file.Path;
import java.util.List;

/** Trains a network with early stopping and checkpoints, saves it, and prints its predictions. */
public class Train {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Randomness.setSeed(1);
        SequentialModel model = new SequentialModel(
                new Dense(2, 16), new BatchNorm1d(16), new Tanh(), new Dropout(0.1), new Dense(16, 2), new Softmax());
        model.compile(new Adam(0.01), new CategoricalCrossEntropy(), new CategoricalAccuracy());
        model.info().classNames(List.of("outside", "inside"));
        History history = model.fit(
                Points.x(0, 400),
                Points.labels(0, 400),
                new FitOptions()
                        .epochs(40)
                        .seed(1)
                        .validation(Points.x(400, 500), Points.labels(400, 500))
                        .callback(new EarlyStopping("val_loss").patience(5))
                        .callback(new ModelCheckpoint(folder.resolve("best.beras")).monitor("val_loss").saveBestOnly()));
        model.save(folder.resolve("model.beras"));
        System.out.println("best epoch " + history.bestEpoch("val_loss"));
        System.out.println(Points.bits(model.predict(Points.x(500, 520))));
    }
}
