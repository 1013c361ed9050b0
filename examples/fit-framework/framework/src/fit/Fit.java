package fit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/** The command {@code fit}. */
public final class Fit {
  private static final String HELP =
      """
      usage: fit COMMAND

        start     load all plugins and serve them over HTTP (FIT_PORT, 8080)
        plugins   list the plugins
        version   print the version
        help      print this
      """;

  public static void main(String[] args) throws IOException {
    switch (args.length == 0 ? "help" : args[0]) {
      case "start" -> start();
      case "plugins" -> plugins().forEach(plugin -> System.out.println(plugin.name()));
      case "version" -> System.out.println(version());
      case "help" -> System.out.print("FIT framework " + version() + "\n\n" + HELP);
      default -> {
        System.err.print(HELP);
        System.exit(2);
      }
    }
  }

  private static void start() throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("FIT_PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    for (Plugin plugin : plugins()) {
      plugin.handlers().forEach(server::createContext);
      System.out.println("plugin loaded: " + plugin.name());
    }
    server.start();
    System.out.println("FIT framework " + version() + " listens on port " + port);
  }

  /** Those of the framework, and those of the image that is built on it. */
  private static List<Plugin> plugins() {
    Path home = Path.of(System.getProperty("fit.home"));
    return Plugins.load(List.of(home.resolve("plugins"), Path.of("/app/plugins")));
  }

  static String version() {
    return Fit.class.getPackage().getImplementationVersion();
  }
}
