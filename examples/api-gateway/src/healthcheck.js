const {PORT = '8080'} = process.env;

try {
  const {ok} = await fetch(`http://127.0.0.1:${PORT}/health`);
  process.exit(ok ? 0 : 1);
} catch {
  process.exit(1);
}
