package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every slot variable has a unique name, so that a checkpoint can find it. */
class StateNamesTest {

    private static final Tensor G = Tensor.of(1);

    @Test
    void variablesOfTheSameNameAreNumbered() {
        // Two Dense layers outside a model: w and b each.
        assertEquals(
                List.of("w/velocity", "b/velocity", "w_2/velocity", "b_2/velocity"),
                names(new SGD(.1).momentum(.9), variables("w", "b", "w", "b")));
    }

    @Test
    void aNumberedNameThatIsTakenIsSkipped() {
        assertEquals(
                List.of("w_2/velocity", "w/velocity", "w_3/velocity"),
                names(new SGD(.1).momentum(.9), variables("w_2", "w", "w")));
    }

    @Test
    void variablesAreNumberedInTheirOrderAndNotThatOfTheirFirstGradients() {
        // A resumed run may get its first gradients in another order.
        List<Variable> variables = variables("w", "w");
        Optimizer optimizer = new SGD(.1).momentum(.9);
        optimizer.applyGradients(variables, Arrays.asList(null, G));
        optimizer.applyGradients(variables, Arrays.asList(G, null));

        assertEquals(
                List.of("w_2/velocity", "w/velocity"),
                optimizer.state().stream().map(Variable::name).toList());
    }

    @ParameterizedTest
    @MethodSource("io.beras.optim.ApplyGradientsTest#all")
    void noTwoNamesAreEqual(Optimizer optimizer) {
        List<String> names = names(optimizer, variables("w", "w", "w_2"));

        assertEquals(names.size(), new HashSet<>(names).size(), () -> "names " + names);
    }

    private static List<String> names(Optimizer optimizer, List<Variable> variables) {
        optimizer.applyGradients(variables, variables.stream().map(w -> G).toList());
        return optimizer.state().stream().map(Variable::name).toList();
    }

    private static List<Variable> variables(String... names) {
        return Arrays.stream(names)
                .map(name -> new Variable(name, Tensor.of(1)))
                .toList();
    }
}
