/** By the name of its service in compose.yaml, which only the running server knows. */
const url = path => new URL(path, process.env.BACKEND_URL ?? 'http://backend:8000');

/** Asks on every request: nothing of the backend is known when the image is built. */
export const ask = (path, options) => fetch(url(path), {cache: 'no-store', ...options});
