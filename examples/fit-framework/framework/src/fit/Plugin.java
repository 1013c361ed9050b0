package fit;

import com.sun.net.httpserver.HttpHandler;
import java.util.Map;

/** What a jar in a plugins folder brings: paths of the HTTP service, and what answers there. */
public interface Plugin {
  String name();

  Map<String, HttpHandler> handlers();
}
