package plugins.actuator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fit.Plugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public final class Actuator implements Plugin {
  @Override
  public String name() {
    return "actuator";
  }

  @Override
  public Map<String, HttpHandler> handlers() {
    return Map.of("/actuator/health", exchange -> answer(exchange, "{\"status\": \"UP\"}"));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
