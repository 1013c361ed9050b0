package fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds plugins in folders of jars. */
final class Plugins {
  private Plugins() {}

  static List<Plugin> load(List<Path> folders) {
    URL[] jars = folders.stream().flatMap(Plugins::jars).map(Plugins::url).toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(jars, Plugin.class.getClassLoader());
    return ServiceLoader.load(Plugin.class, loader).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static Stream<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) return Stream.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException error) {
      throw new UncheckedIOException(error);
    }
  }
}
