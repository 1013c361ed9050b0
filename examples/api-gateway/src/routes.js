/**
 * Routes as `ROUTES='{"/orders": "http://orders:8000"}'` has them, the longest prefix first.
 * @throws {Error} for a prefix or an address that is none
 */
export function parseRoutes(text = '{}') {
  return Object.entries(JSON.parse(text))
    .map(([prefix, target]) => {
      if (!/^\/[\w./-]*$/.test(prefix)) throw new Error(`ROUTES: "${prefix}" is not a path prefix`);
      const {origin, protocol} = new URL(target);
      if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`ROUTES: "${target}" is not an HTTP address`);
      return {prefix: prefix.replace(/\/$/, ''), origin};
    })
    .sort((a, b) => b.prefix.length - a.prefix.length);
}

/** The route of a path, which keeps its prefix; `/orders` is not the route of `/orders-old`. */
export const routeOf = (routes, path) =>
  routes.find(({prefix}) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`));
