// JShell begins with these: jshell --class-path beras-examples/target/beras.jar --startup DEFAULT --startup scripts/beras.jsh
import io.beras.activations.*;
import io.beras.core.*;
import io.beras.data.*;
import io.beras.io.*;
import io.beras.layers.*;
import io.beras.losses.*;
import io.beras.metrics.*;
import io.beras.models.*;
import io.beras.optim.*;
