package io.beras.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.beras.core.Optimizer;
import io.beras.core.Tensor;
import io.beras.core.Variable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    @Test
    void aVariableThatJoinsLateIsNumberedByItsPlaceInTheList() {
        // The first layer is frozen in the first step: the names are as if it never was.
        List<Variable> variables = variables("w", "w", "w");
        Optimizer optimizer = new SGD(.1).momentum(.9);
        optimizer.applyGradients(variables.subList(1, 2), List.of(G));
        optimizer.applyGradients(variables, List.of(G, G, G));

        assertEquals(
                List.of("w_2/velocity", "w/velocity", "w_3/velocity"),
                optimizer.state().stream().map(Variable::name).toList());
    }

    @Test
    void listsOfDifferentVariablesAreNumberedOneAfterTheOther() {
        List<Variable> variables = variables("w", "w");
        Optimizer optimizer = new SGD(.1).momentum(.9);
        optimizer.applyGradients(variables.subList(0, 1), List.of(G));
        optimizer.applyGradients(variables.subList(1, 2), List.of(G));

        assertEquals(
                List.of("w/velocity", "w_2/velocity"),
                optimizer.state().stream().map(Variable::name).toList());
    }

    @Test
    void restoredStateOfEqualNamesIsRefusedWithOtherVariables() {
        // Both variables were saved. With the first frozen and left out, the second would get the first's velocity.
        List<Variable> variables = variables("w", "w");
        assertEquals(
                "the restored state of [w, w_2] may belong to other variables of the name \"w\" than to [w];"
                        + " pass all variables of the saved run in their order, with a null gradient for a frozen"
                        + " variable, or give each variable its own name",
                refusal(Map.of("w/velocity", G, "w_2/velocity", G), variables.subList(1, 2)));
        // Only the second was saved, under the name that the first has now; or as "w_2", beside a frozen first.
        assertEquals(
                "[w] may belong to other variables of the name \"w\" than to [w, w_2]",
                part(refusal(Map.of("w/velocity", G), variables)));
        assertEquals(
                "[w_2] may belong to other variables of the name \"w\" than to [w]",
                part(refusal(Map.of("w_2/velocity", G, "b/velocity", G), List.of(variables.get(0), variable("b")))));
    }

    @Test
    void restoredStateOfEqualNamesIsAcceptedWithANullGradient() {
        List<Variable> variables = variables("w", "w");
        Optimizer optimizer = new SGD(1).momentum(.5);
        optimizer.restore(Map.of("w/velocity", Tensor.of(100), "w_2/velocity", Tensor.of(4)));

        optimizer.applyGradients(variables, Arrays.asList(null, G)); // 1 − (0.5·4 + 1)

        assertEquals(1, variables.get(0).item());
        assertEquals(-2, variables.get(1).item());
    }

    @Test
    void namesThatOnlyLookNumberedAreAccepted() {
        Optimizer optimizer = new SGD(1).momentum(.5);
        optimizer.restore(
                Map.of("w/velocity", Tensor.of(4), "w_2/velocity", Tensor.of(6), "w_x/velocity", Tensor.of(6)));
        List<Variable> variables = variables("w_2", "w");

        optimizer.applyGradients(variables, List.of(G, G));

        assertEquals(-3, variables.get(0).item());
        assertEquals(-2, variables.get(1).item());
    }

    @Test
    void aRestoredVariableMayJoinLate() {
        Variable early = variable("a");
        Variable late = variable("b");
        Optimizer optimizer = new SGD(1).momentum(.5);
        optimizer.restore(Map.of("a/velocity", Tensor.of(2), "b/velocity", Tensor.of(4)));
        optimizer.applyGradients(List.of(early), List.of(G));
        optimizer.applyGradients(List.of(early, late), List.of(G, G));

        assertEquals(-2, late.item());
        assertEquals(
                List.of("a/velocity", "b/velocity"),
                optimizer.state().stream().map(Variable::name).toList());
    }

    @ParameterizedTest
    @MethodSource("io.beras.optim.ApplyGradientsTest#all")
    void noTwoNamesAreEqual(Optimizer optimizer) {
        List<String> names = names(optimizer, variables("w", "w", "w_2"));

        assertEquals(names.size(), new HashSet<>(names).size(), () -> "names " + names);
    }

    private static String refusal(Map<String, Tensor> restored, List<Variable> variables) {
        Optimizer optimizer = new SGD(.1).momentum(.9);
        optimizer.restore(new TreeMap<>(restored));
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> optimizer.applyGradients(
                                variables, variables.stream().map(w -> G).toList()))
                .getMessage();
        variables.forEach(w -> assertEquals(1, w.item()));
        assertEquals(
                restored.keySet(),
                optimizer.state().stream().map(Variable::name).collect(Collectors.toSet()));
        return message;
    }

    private static String part(String message) {
        return message.substring("the restored state of ".length(), message.indexOf(';'));
    }

    private static Variable variable(String name) {
        return new Variable(name, Tensor.of(1));
    }

    private static List<String> names(Optimizer optimizer, List<Variable> variables) {
        optimizer.applyGradients(variables, variables.stream().map(w -> G).toList());
        return optimizer.state().stream().map(Variable::name).toList();
    }

    private static List<Variable> variables(String... names) {
        return Arrays.stream(names).map(StateNamesTest::variable).toList();
    }
}
