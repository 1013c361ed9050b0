/** A token bucket for each client: a burst of a tenth, then an even flow. */
export function createLimiter(perMinute, now = Date.now) {
  const size = Math.max(1, perMinute / 10);
  const buckets = new Map();
  return client => {
    const at = now();
    const {tokens, since} = buckets.get(client) ?? {tokens: size, since: at};
    const filled = Math.min(size, tokens + ((at - since) * perMinute) / 60_000);
    const passes = filled >= 1;
    buckets.set(client, {tokens: passes ? filled - 1 : filled, since: at});
    if (buckets.size > 10_000) buckets.delete(buckets.keys().next().value);
    return passes;
  };
}
