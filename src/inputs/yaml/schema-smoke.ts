import * as z from 'zod/mini';
import {described, mapOrList, port, scalar, strict, text, textOrList, textOrNumber, words} from './schema-parts.ts';

const within = () => described(textOrNumber(), 'Time of its own for this check: 60s, 1m30s or seconds.');
const values = () => z.record(z.string(), z.nullable(scalar()));
const exitCode = () => described(z.int().check(z.minimum(0), z.maximum(255)), 'Exit code that is right. Default: 0.');
const output = () => described(text(), 'Regular expression that its output must match.');

const HttpSchema = z.union([
  text(),
  strict({
    path: described(text(), 'Path to ask for, starting with a slash. Without it any answer below 500 will do.'),
    port: described(port(), 'Port to ask, instead of the port of the smoke test.'),
    method: described(text(), 'Method of the request. Default: GET.'),
    headers: described(values(), 'Headers of the request.'),
    status: described(z.int().check(z.minimum(100), z.maximum(599)), 'Status that is right. Without it any 2xx.'),
    body: described(text(), 'Regular expression that the body must match.'),
    json: described(z.unknown(), 'What the body, as JSON, must hold at least.'),
    within: within()
  })
]);

const TcpSchema = z.union([
  port(),
  strict({
    port: described(port(), 'Port that must take connections. Default: that of the smoke test.'),
    within: within()
  })
]);

const ExecSchema = z.union([
  words(),
  strict({
    command: words().check(z.describe('Command to run in the container, without a shell.')),
    'exit-code': exitCode(),
    output: output(),
    within: within()
  })
]);

const RunSchema = z.union([
  words(),
  strict({
    command: words().check(z.describe("Arguments instead of the image's CMD.")),
    entrypoint: described(text(), "Program instead of the image's ENTRYPOINT."),
    'exit-code': exitCode(),
    output: output(),
    within: within()
  })
]);

const pattern = () => text().check(z.describe('Regular expression, looked for line by line.'));
const LogSchema = z.union([text(), strict({pattern: pattern(), within: within()})]);
const NoLogSchema = z.union([text(), strict({pattern: pattern()})]);

/** A map with one key; whether it has one is looked at by the reader, which can say it better. */
const CheckSchema = z.union([
  z.enum(['healthcheck']),
  strict({
    healthcheck: described(z.nullable(strict({within: within()})), 'The HEALTHCHECK of the image.'),
    http: described(HttpSchema, 'An HTTP request and the answer that is right; text is a path.'),
    tcp: described(TcpSchema, 'A port that must take connections.'),
    exec: described(ExecSchema, 'A command in the running container.'),
    run: described(RunSchema, 'A command in a container of its own, which must come to its end.'),
    log: described(LogSchema, 'A line that the log must have; text is a regular expression.'),
    'no-log': described(NoLogSchema, 'A line that the log must not have; text is a regular expression.')
  })
]);

const checks = () => described(z.array(CheckSchema), 'What must succeed before the image is good, in this order.');

const program = () => ({
  command: described(words(), "Arguments instead of the image's CMD: a list, or text that is split at blanks."),
  entrypoint: described(text(), "Program instead of the image's ENTRYPOINT."),
  env: described(values(), 'Environment variables of the container. Nothing is taken from the runner.')
});

const SmokeObjectSchema = strict({
  port: described(port(), 'Port the service listens on inside the container.'),
  timeout: described(textOrNumber(), 'Time until it must be healthy: 60s, 1m30s or seconds.'),
  checks: checks(),
  restart: described(
    z.union([z.boolean(), strict({checks: checks()})]),
    'Stops and starts it again with its data, and passes the checks a second time, or the checks given here.'
  ),
  ...program(),
  'env-file': described(text(), 'File of the workspace with lines NAME=value.'),
  user: described(textOrNumber(), "User instead of the image's USER: name or number, and :group."),
  'read-only': described(z.boolean(), 'Starts it with a read-only file system.'),
  tmpfs: described(textOrList(), 'Paths in memory that it may write to, such as /tmp or /tmp:size=64m.'),
  volumes: described(
    textOrList(),
    'name:/path (a volume of the check alone), ./folder:/path:ro (of the workspace) or /path.'
  ),
  memory: described(textOrNumber(), "Memory it may use, such as 512m or 2GiB. Default: 75 % of the engine's."),
  cpus: described(textOrNumber(), 'Processors it may use, such as 1.5.'),
  'shm-size': described(textOrNumber(), 'Size of /dev/shm, such as 256m.'),
  pids: described(z.int().check(z.minimum(1)), 'Processes and threads it may have. Default: 4096.'),
  gpus: described(z.enum(['auto', 'all', 'none']), 'GPUs: auto uses them where the engine has some, all demands them.'),
  'without-gpu': described(
    strict({...program(), checks: checks()}),
    'What is different with "gpus: auto" where there is no GPU.'
  ),
  'extra-hosts': described(mapOrList(), 'Names of hosts, as a map or as a list of name:address.'),
  'cap-add': described(
    textOrList(),
    'Capabilities it gets instead of the few that a service starting as root needs; an empty list: none.'
  ),
  'foreign-binaries': described(textOrList(), 'Patterns of files that may be for another machine, /opt/firmware/**.'),
  compose: described(
    strict({
      file: text().check(z.describe('Compose file of the workspace.')),
      service: text().check(z.describe('Service that the image under test stands in for.')),
      images: described(z.record(z.string(), z.string()), 'Service → image of this run, for other services.'),
      wait: described(textOrList(), 'Services that must be up before the checks begin. Default: all.')
    }),
    'Starts it as a service of a compose project instead of alone.'
  )
});

export const SmokeSchema = z.union([z.enum(['auto', 'off']), SmokeObjectSchema]);

// Stands once in the JSON schema, and not at every image and variant.
z.globalRegistry.add(CheckSchema, {id: 'check'});
z.globalRegistry.add(SmokeSchema, {id: 'smoke'});

export type RawSmoke = z.infer<typeof SmokeSchema>;
export type RawSmokeObject = z.infer<typeof SmokeObjectSchema>;
export type RawCheck = z.infer<typeof CheckSchema>;
