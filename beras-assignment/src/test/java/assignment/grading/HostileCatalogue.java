package assignment.grading;

import java.util.List;
import java.util.stream.Stream;

final class HostileCatalogue {
    private HostileCatalogue() {}

    static List<Attack> chosen() {
        String which = System.getProperty("beras.hostile", "all");
        var all = java.util.Map.of("endings", Endings.ALL, "resources", Resources.ALL, "channels", Channels.ALL, "snooping", Snooping.ALL, "borrowings", Borrowings.ALL, "answers", Answers.ALL, "exceptions", Exceptions.ALL, "settings", Settings.ALL, "compilers", Compilers.ALL, "callbacks", Callbacks.ALL);
        if (all.containsKey(which)) return all.get(which);
        List<Attack> every = all.values().stream().flatMap(List::stream).toList();
        return which.equals("all") ? every : every.stream().filter(a -> a.name().contains(which)).toList();
    }
}
