import {describe, expect, it, test} from 'vitest';
import {diagnose, type Evidence} from '../../src/engine/diagnose.ts';
import {parseContainerState, parseListeners} from '../../src/engine/parse.ts';
import type {ReadyCheck} from '../../src/engine/probes.ts';
import {cli} from '../contract/cli.ts';

const http: ReadyCheck = {kind: 'http', port: 8000, path: '/', lenient: false};
const healthcheck: ReadyCheck = {kind: 'healthcheck'};
const state = (name: string) => parseContainerState(cli(`engine/container-${name}.json`));
const listeners = (name: string) => parseListeners(cli(`engine/proc-net-tcp-${name}.txt`));
const logs = (name: string): readonly string[] => cli(`logs/${name}.txt`).trimEnd().split('\n');

const running: Evidence = {
  check: http,
  state: state('healthy'),
  outOfMemory: false,
  logs: [],
  wantedPorts: [8000],
  limits: {pids: 4096, readOnly: false, gpus: false, memory: {text: '19 GB', asked: false}},
  platform: 'linux/arm64'
};
const readOnly = {...running.limits, readOnly: true};
const exec = {kind: 'exec', command: ['curl'], exitCode: 0} as const;
const crashed = (log: readonly string[], exitCode = 1): Evidence => ({
  ...running,
  state: {status: 'exited', exitCode, oomKilled: false, error: '', health: []},
  logs: log
});

interface Case {
  readonly name: string;
  readonly evidence: Evidence;
  readonly cause: RegExp;
  readonly remedy: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'a program that is not there',
    evidence: {...running, state: state('noexec'), startError: cli('engine/start-missing.txt')},
    cause: /^The program that the image starts is not in it\.$/,
    remedy: /ENTRYPOINT and CMD/
  },
  {
    name: 'a program that may not be executed',
    evidence: {...running, state: state('noexec'), startError: cli('engine/start-permission.txt')},
    cause: /may not be executed/,
    remedy: /chmod/
  },
  {
    name: 'an engine that refuses the binary',
    evidence: {...running, startError: 'exec /app: exec format error'},
    cause: /^Exec format error: .* not for linux\/arm64\.$/,
    remedy: /TARGETARCH/
  },
  {
    name: 'another word of the engine',
    evidence: {...running, startError: 'driver failed programming external connectivity'},
    cause: /^The engine could not start the container\.$/,
    remedy: /engine's words/
  },
  {
    name: 'a binary of another platform, told by its log',
    evidence: {...running, state: state('format'), logs: logs('exec-format')},
    cause: /^Exec format error/,
    remedy: /FROM --platform/
  },
  {
    name: 'out of memory',
    evidence: {...running, state: state('oom')},
    cause: /^It was killed: out of memory, of which it may have 19 GB\.$/,
    remedy: /a runner with more memory/
  },
  {
    name: 'a process of it that is out of the memory that was asked for',
    evidence: {...running, outOfMemory: true, limits: {...running.limits, memory: {text: '67.1 MB', asked: true}}},
    cause: /may have 67\.1 MB/,
    remedy: /"memory" in "smoke"/
  },
  {
    name: 'as many processes as it may have',
    evidence: {...running, processes: 64, limits: {...running.limits, pids: 64}},
    cause: /^It came to its limit of 64 processes and threads\.$/,
    remedy: /"pids" in "smoke"/
  },
  {
    name: 'a shell that cannot start another process',
    evidence: crashed(["sh: can't fork: Resource temporarily unavailable"], 2),
    cause: /limit of 4096 processes/,
    remedy: /without end/
  },
  {
    name: 'a path of a read-only file system',
    evidence: {...crashed(["sh: can't create /tmp/pid: Read-only file system"]), limits: readOnly},
    cause: /started read-only: sh: can't create \/tmp\/pid/,
    remedy: /"tmpfs: \[\/tmp\]"/
  },
  {
    name: 'a path of a read-only file system, in a trace of Python',
    evidence: {
      ...crashed([...logs('python'), "OSError: [Errno 30] Read-only file system: '/var/cache/app/x.lock'"]),
      limits: readOnly
    },
    cause: /Errno 30/,
    remedy: /"tmpfs: \[\/var\/cache\/app\]"/
  },
  {
    name: 'a capability that it does not have, in the log of one that runs',
    evidence: {...running, logs: ['chroot: cannot change root directory to /srv: Operation not permitted']},
    cause: /few capabilities: chroot/,
    remedy: /"cap-add: \[SYS_CHROOT\]"/
  },
  {
    name: 'a capability that its file has and it may not',
    evidence: {...running, startError: 'exec /usr/bin/coredns: operation not permitted'},
    cause: /few capabilities/,
    remedy: /cap-add/
  },
  {
    name: 'a capability, by the call in a trace of Python',
    evidence: crashed([
      ...['Traceback (most recent call last):', '  File "/app/x.py", line 1, in <module>', "    os.chroot('/srv')"],
      "PermissionError: [Errno 1] Operation not permitted: '/srv'"
    ]),
    cause: /few capabilities: PermissionError/,
    remedy: /"cap-add: \[SYS_CHROOT\]"/
  },
  {
    name: 'something refused before it died of something else',
    evidence: crashed(['nice: setpriority(-5): Operation not permitted', ...logs('python')]),
    cause: /^It crashed with a stack trace: ValueError: no DATABASE_URL$/,
    remedy: /log/
  },
  {
    name: 'something refused that nobody knows',
    evidence: crashed(['Error: EPERM: it did not work']),
    cause: /EPERM/,
    remedy: /"cap-add: \[NAME\]" in "smoke", such as SYS_CHROOT/
  },
  {
    name: 'an engine without a GPU',
    evidence: {
      ...running,
      startError: 'could not select device driver "" with capabilities: [[gpu]]',
      limits: {...running.limits, gpus: true}
    },
    cause: /has none to give/,
    remedy: /gpus: auto/
  },
  {
    name: 'a user that the image does not have',
    evidence: {...running, startError: 'unable to find user app: no matching entries in passwd file'},
    cause: /no such user/,
    remedy: /USER/
  },
  {
    name: 'a line that the log must not have',
    evidence: {...running, check: {kind: 'no-log', pattern: 'Traceback'}, logs: ['Traceback …']},
    cause: /^Its log matches \/Traceback\/\.$/,
    remedy: /narrower/
  },
  {
    name: 'a line that the log does not have',
    evidence: {...running, check: {kind: 'log', pattern: 'ready'}, listeners: []},
    cause: /^No line of its log matches \/ready\/\.$/,
    remedy: /"within"/
  },
  {
    name: 'a command in it that fails',
    evidence: {...running, check: exec, last: 'exit code 1 instead of 0', listeners: []},
    cause: /^Its last result: exit code 1 instead of 0$/,
    remedy: /without a shell/
  },
  {
    name: 'a command that is not in it',
    evidence: {
      ...running,
      check: exec,
      last: 'exit code 127 instead of 0',
      logs: ['OCI runtime exec failed: exec failed: unable to start: exec: "curl": executable file not found in $PATH']
    },
    cause: /does not have the program/,
    remedy: /"exec" in "smoke"/
  },
  {
    name: 'a one-shot command that fails',
    evidence: {...crashed([], 3), check: {...exec, kind: 'run'}},
    cause: /^It ended with exit code 3\.$/,
    remedy: /"exit-code"/
  },
  {
    name: 'a one-shot command without end',
    evidence: {...running, check: {...exec, kind: 'run'}},
    cause: /^It had not ended\.$/,
    remedy: /"within"/
  },
  {
    name: 'a port that takes no connections',
    evidence: {...running, check: {kind: 'tcp', port: 5432}, wantedPorts: [5432]},
    cause: /^Nothing takes connections on port 5432\.$/,
    remedy: /"port"/
  },
  {
    name: 'a redirect',
    evidence: {...running, last: 'status 302 instead of 2xx, a redirect to /login, which is not followed'},
    cause: /a redirect to \/login/,
    remedy: /"status: 302"/
  },
  {
    name: 'a stack trace of Python',
    evidence: crashed(logs('python')),
    cause: /^It crashed with a stack trace: ValueError: no DATABASE_URL$/,
    remedy: /log/
  },
  {
    name: 'a stack trace of Node',
    evidence: crashed(logs('node')),
    cause: /stack trace: Error: Cannot find module 'nothing-there'$/,
    remedy: /log/
  },
  {
    name: 'a panic of Go',
    evidence: crashed(logs('go'), 2),
    cause: /stack trace: panic: assignment to entry in nil map$/,
    remedy: /log/
  },
  {
    name: 'a panic of Rust',
    evidence: crashed(logs('rust'), 101),
    cause: /stack trace: thread 'main' \(\d+\) panicked at main\.rs:1:42: no DATABASE_URL$/,
    remedy: /log/
  },
  {
    name: 'an exception of Java',
    evidence: crashed(logs('java')),
    cause: /stack trace: Exception in thread "main" java\.lang\.IllegalStateException: no DATABASE_URL$/,
    remedy: /log/
  },
  {
    name: 'an end without a fault',
    evidence: crashed(['done'], 0),
    cause: /ended by itself, with exit code 0/,
    remedy: /foreground/
  },
  {
    name: 'a missing command',
    evidence: crashed(['/run.sh: line 2: gunicorn: not found'], 127),
    cause: /missing or not executable/,
    remedy: /PATH/
  },
  {name: 'a command without execute permission', evidence: crashed([], 126), cause: /not executable/, remedy: /modes/},
  {
    name: 'any other end',
    evidence: {...running, state: state('exited'), logs: ['boom']},
    cause: /^It crashed with exit code 3\.$/,
    remedy: /log/
  },
  {
    name: 'nothing that listens',
    evidence: {...running, listeners: listeners('none')},
    cause: /nothing in it listens on any TCP port/,
    remedy: /listen on 8000/
  },
  {
    name: 'the DNS server of the engine alone',
    evidence: {...running, listeners: [{address: '127.0.0.11', port: 33343}]},
    cause: /nothing in it listens/,
    remedy: /8000/
  },
  {
    name: 'a wrong port',
    evidence: {...running, wantedPorts: [80, 81], listeners: listeners('dns')},
    cause: /^Wrong port: it listens on 8000, not on 80, 81\.$/,
    remedy: /health-port/
  },
  {
    name: 'loopback inside the container',
    evidence: {...running, listeners: listeners('loopback')},
    cause: /^It listens on 127\.0\.0\.1:8000 inside the container/,
    remedy: /0\.0\.0\.0/
  },
  {
    name: 'loopback of IPv6',
    evidence: {...running, listeners: [{address: '::1', port: 8000}]},
    cause: /^It listens on ::1:8000 inside/,
    remedy: /0\.0\.0\.0/
  },
  {
    name: 'a wrong answer',
    evidence: {...running, listeners: listeners('any'), last: 'status 404 instead of 2xx: not found'},
    cause: /^Its last answer: status 404/,
    remedy: /health-path/
  },
  {
    name: 'loopback, which a health check of the image reaches',
    evidence: {...running, check: healthcheck, state: state('unhealthy'), listeners: listeners('loopback')},
    cause: /did not become healthy in time/,
    remedy: /health-timeout/
  },
  {
    name: 'nothing known',
    evidence: {...running, state: undefined},
    cause: /did not become healthy in time/,
    remedy: /health-timeout/
  }
];

describe('diagnose', () => {
  test.each(cases)('$name', ({evidence, cause, remedy}) => {
    const diagnosis = diagnose(evidence);
    expect(diagnosis.cause).toMatch(cause);
    expect(diagnosis.remedy).toMatch(remedy);
  });

  it('takes a service on every address for no listener of loopback', () => {
    const both = [...listeners('loopback'), {address: '0.0.0.0', port: 8000}];
    expect(diagnose({...running, listeners: both}).cause).toMatch(/did not become healthy/);
  });

  it('says that there is a trace when no line of it names the error', () => {
    expect(diagnose(crashed(['goroutine 1 [running]:', 'main.main()'])).cause).toBe(
      'It crashed with a stack trace: see its log'
    );
  });
});
