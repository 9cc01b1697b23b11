package assignment.course;

import java.util.List;
import java.util.stream.Stream;

/** The wrong solutions of all parts. */
final class Mutants {

    static final List<Mutant> ALL = Stream.of(
                    DataAndModelMutants.ALL,
                    LayerMutants.ALL,
                    LossMutants.ALL,
                    TapeMutants.ALL,
                    OptimizerMutants.ALL,
                    PropertyMutants.ALL)
            .flatMap(List::stream)
            .toList();

    private Mutants() {}
}
