import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project, startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

const NEVER_HEALTHY = startsWith(
  'echo waiting for the database; sleep 600',
  'EXPOSE 8000',
  'HEALTHCHECK --interval=30s CMD echo "status: degraded"; exit 1'
);

interface Case {
  readonly what: string;
  readonly dockerfile: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly platform?: string;
  /** Texts that the summary must have. */
  readonly want: readonly string[];
}

const FAILING: readonly Case[] = [
  {
    what: 'never gets healthy',
    dockerfile: NEVER_HEALTHY,
    inputs: {'health-timeout': '12s'},
    want: [
      'not healthy in 12 s (HEALTHCHECK)',
      'status: running, exit code: 0, out of memory: no',
      'last health check: exit code 1',
      'status: degraded',
      'waiting for the database'
    ]
  },
  {
    what: 'never gets healthy under emulation, which gets four times as long',
    dockerfile: NEVER_HEALTHY,
    platform: 'linux/arm64',
    inputs: {'health-timeout': '4s'},
    want: ['not healthy in 16 s (HEALTHCHECK)', 'status: degraded']
  },
  {
    what: 'listens on loopback inside the container alone',
    dockerfile: startsWith('exec httpd -f -p 127.0.0.1:8000', 'EXPOSE 8000'),
    inputs: {'health-path': '/', 'health-timeout': '10s'},
    want: [
      'not healthy in 10 s (GET :8000/)',
      '**Cause:** It listens on 127.0.0.1:8000 inside the container',
      'Make it listen on 0.0.0.0'
    ]
  },
  {
    what: 'listens on another port',
    dockerfile: startsWith('exec httpd -f -p 9000'),
    inputs: {'health-path': '/', 'health-port': '8000', 'health-timeout': '10s'},
    want: ['**Cause:** Wrong port: it listens on 9000, not on 8000']
  },
  {
    what: 'listens on nothing',
    dockerfile: startsWith('sleep 600', 'EXPOSE 8000'),
    inputs: {'health-path': '/health', 'health-timeout': '10s'},
    want: ['**Cause:** It runs, and nothing in it listens on any TCP port.']
  },
  {
    what: 'answers with another status',
    dockerfile: HELLO,
    inputs: {'health-path': '/nowhere', 'health-timeout': '30s'},
    want: ['GET :8000/nowhere', '**Cause:** Its last answer: status 404 instead of 2xx']
  },
  {
    what: 'answers a check of its YAML with another status',
    dockerfile: HELLO,
    inputs: {smoke: 'timeout: 30s\nchecks:\n  - http: {path: /health, status: 201}\n'},
    want: ['**Cause:** Its last answer: status 200 instead of 201: ok']
  },
  {
    what: 'ends by itself with exit code 0',
    dockerfile: startsWith('echo done'),
    inputs: {},
    want: ['ended with exit code 0', '**Cause:** It ended by itself, with exit code 0.']
  },
  {
    what: 'is told to be asked over HTTP, and no port is known',
    dockerfile: startsWith('sleep 600'),
    inputs: {'health-path': '/health'},
    want: ['No port is known for the HTTP check of /health', 'health-port']
  },
  {
    what: 'starts a program that is not there',
    dockerfile: 'FROM busybox:1.36\nCMD ["/app/server"]\n',
    inputs: {},
    want: ['could not be started', '**Cause:** The program that the image starts is not in it.']
  },
  {
    what: 'starts a file that this platform cannot execute',
    dockerfile: `FROM busybox:1.36\nRUN printf 'not a program\\n' > /app && chmod +x /app\nENTRYPOINT ["/app"]\n`,
    inputs: {},
    want: ['**Cause:** Exec format error: the binary it starts is not for linux/amd64.']
  },
  {
    what: 'starts a file that an emulated platform cannot execute',
    dockerfile: `FROM busybox:1.36\nRUN printf 'not a program\\n' > /app && chmod +x /app\nENTRYPOINT ["/app"]\n`,
    platform: 'linux/arm64',
    inputs: {},
    want: ['**Cause:** Exec format error: the binary it starts is not for linux/arm64.']
  }
];

const PASSING: readonly Omit<Case, 'want'>[] = [
  {what: 'with its HEALTHCHECK and a path', dockerfile: HELLO, inputs: {'health-path': '/health'}},
  {what: 'with any answer on a port', dockerfile: startsWith('exec httpd -f -p 9000'), inputs: {'health-port': '9000'}},
  {
    what: 'with the status its YAML wants',
    dockerfile: HELLO,
    inputs: {smoke: 'checks:\n  - http: {path: /nowhere, status: 404}\n  - http: {path: /}\n'}
  },
  {
    what: 'with another command and environment for the check',
    dockerfile: startsWith('exit 9', 'EXPOSE 8000'),
    inputs: {
      smoke: 'command: [sh, -c, "test $MODE = smoke && exec httpd -f -p 8000"]\nenv: {MODE: smoke}\nport: 8000\n'
    }
  },
  {what: 'by staying up, where there is nothing to ask', dockerfile: startsWith('sleep 600'), inputs: {}},
  {what: 'without being started, where it is no service', dockerfile: startsWith('exit 9'), inputs: {smoke: 'off'}}
];

const check = ({dockerfile, inputs, platform = 'linux/amd64'}: Omit<Case, 'want'>, repository: string) =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: dockerfile}),
    inputs: {...sharedBuilder(), images: repository, platforms: platform, ...inputs}
  });

describe('an image that', () => {
  it.concurrent.for(FAILING)('$what is not published, and the summary says why', async one => {
    const repository = newRepository();
    const run = await check(one, repository);
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(resultOf(run).failures).toHaveLength(1);
    for (const text of one.want) expect(run.summary).toContain(text);
    await expectNoTrace(run, repository);
  });
});

describe('an image passes', () => {
  it.concurrent.for(PASSING)('$what', async one => {
    const repository = newRepository();
    const run = await check(one, repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    await expectNoTrace(run, repository);
  });
});
