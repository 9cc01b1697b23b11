// Imports for JShell: jshell --class-path beras-examples/target/beras.jar --startup DEFAULT --startup scripts/beras.jsh
import io.beras.activations.*;
import io.beras.core.*;
import io.beras.core.gradcheck.*;
import io.beras.core.random.*;
import io.beras.data.*;
import io.beras.data.images.*;
import io.beras.data.tables.*;
import io.beras.io.*;
import io.beras.layers.*;
import io.beras.losses.*;
import io.beras.metrics.*;
import io.beras.models.*;
import io.beras.optim.*;
import io.beras.optim.schedules.*;
import io.beras.plots.*;
