import {createGateway} from './gateway.js';
import {parseRoutes} from './routes.js';

const {PORT = '8080', ROUTES, PER_MINUTE = '600'} = process.env;
const routes = parseRoutes(ROUTES);
const server = createGateway({routes, perMinute: Number(PER_MINUTE)});
server.listen(Number(PORT), '0.0.0.0', () => {
  console.log(`listening on ${PORT}, ${routes.length} routes`);
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit());
    server.closeIdleConnections();
  });
}
