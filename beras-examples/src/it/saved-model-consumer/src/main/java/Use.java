import io.beras.models.*;
import java.nio.file.Path;

/** Loads a saved model, whose layers and weights are in the file, and prints its predictions. */
public class Use {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Model model = Model.load(folder.resolve("model.beras"));
        System.out.println(model.info().classNames());
        System.out.println(Points.bits(model.predict(Points.x(500, 520))));
        System.out.println(Points.bits(Model.load(folder.resolve("best.beras")).predict(Points.x(500, 520))));
    }
}
