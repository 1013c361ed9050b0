package plugins.hello;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fit.Plugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public final class Hello implements Plugin {
  @Override
  public String name() {
    return "hello";
  }

  @Override
  public Map<String, HttpHandler> handlers() {
    return Map.of("/hello", Hello::greet);
  }

  private static void greet(HttpExchange exchange) throws IOException {
    byte[] body = "Hello from FIT\n".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
