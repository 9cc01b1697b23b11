package io.beras.plots.tape;

/** The first line of a drawing: "Tape of 9 calls to the loss 0.693, with 4 variables; 2 marks". */
final class Summary {

    private Summary() {}

    static String of(DrawnTape tape) {
        TapeFacts facts = tape.facts();
        return "Tape of " + Numbers.count(facts.calls().size(), "call") + " to the loss " + Numbers.text(facts.loss())
                + ", with " + Numbers.count(facts.variables().count(), "variable") + "; "
                + (tape.marks().isEmpty()
                        ? "no marks"
                        : Numbers.count(tape.marks().size(), "mark"));
    }
}
