import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {type ActionRun, resultOf} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {newRepository, publishedTags} from './support/registry.ts';
import {check, targetOf, type Variant, workspace} from './support/services.ts';

/** CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID, NET_BIND_SERVICE. */
const FEW = 'CapBnd:\\s+00000000000004eb';
const NET_RAW = 'CapBnd:\\s+0000000000002000';
const NET_BIND_SERVICE = 'CapBnd:\\s+0000000000000400';
const capabilities = (output: string) => ({exec: {command: 'cat /proc/1/status', output}});

interface Passing extends Variant {
  readonly says?: string;
}

const VARIANTS: Readonly<Record<string, Passing>> = {
  json: {
    smoke: {checks: [{http: {path: '/health', json: {status: 'ok', parts: [{up: true}]}, body: '"db"'}}]},
    says: 'GET :8000/health, body /"db"/, JSON {"status":"ok","parts":[{"up":true}]}'
  },
  method: {
    smoke: {checks: [{http: {path: '/new', method: 'post', headers: {'X-Key': 'k1'}, status: 201, body: '^POST k1$'}}]},
    says: 'POST :8000/new → 201, body /^POST k1$/'
  },
  redirect: {smoke: {checks: [{http: {path: '/moved', status: 302}}]}},
  'slow-body': {smoke: {checks: [{http: {path: '/slow', body: 'begin end'}}]}},
  'not-utf-8': {smoke: {checks: [{http: {path: '/latin1', body: 'gr.+e'}}]}},
  large: {smoke: {checks: [{http: {path: '/large', body: '^beginx'}}]}},
  tcp: {smoke: {checks: [{tcp: 8000}]}, says: 'TCP :8000'},
  exec: {
    smoke: {checks: [{exec: {command: ['sh', '-c', 'echo two words; exit 3'], 'exit-code': 3, output: '^two words$'}}]},
    says: 'exec sh -c echo two words; exit 3 → 3, output /^two words$/'
  },
  tool: {
    target: 'tool',
    smoke: {checks: [{run: 'help'}, {run: {command: 'fail', 'exit-code': 3, output: 'no such'}}]},
    says: 'run help, run fail → 3, output /no such/'
  },
  both: {
    smoke: {checks: [{http: '/health'}, {run: {entrypoint: 'python3', command: ['-c', 'import json']}}]},
    says: 'GET :8000/health, run python3 -c import json'
  },
  flood: {
    smoke: {
      command: 'flood',
      checks: [{log: 'first of many'}, {log: 'last of many'}, {'no-log': 'Traceback'}, {tcp: 8000}]
    },
    says: 'log /first of many/, log /last of many/, no log /Traceback/, TCP :8000'
  },
  late: {smoke: {command: 'late', checks: [{http: '/health'}]}},
  stubborn: {smoke: {command: 'stubborn', restart: true, checks: [{http: '/health'}]}},
  parting: {smoke: {command: 'parting', restart: true, checks: [{http: '/health'}, {'no-log': 'Traceback'}]}},
  slowly: {target: 'healthy', smoke: {command: 'slowly', checks: [{tcp: 8000}]}, says: 'HEALTHCHECK, TCP :8000'},
  recovers: {
    target: 'healthy',
    smoke: {
      command: 'recovers',
      volumes: ['./seen:/seen'],
      checks: [{exec: {command: ['sh', '-c', 'python3 /app/service.py outlast > /seen/age'], within: '240s'}}]
    }
  },
  again: {
    target: 'healthy',
    smoke: {
      command: 'again',
      restart: true,
      volumes: ['data:/data', './seen:/seen'],
      checks: [{log: 'start \\d'}, {exec: ['sh', '-c', 'wc -c < /data/starts >> /seen/starts']}, {tcp: 8000}]
    }
  },
  bounded: {
    smoke: {
      'read-only': true,
      tmpfs: '/tmp:size=1m',
      'shm-size': '1m',
      pids: 100,
      cpus: 0.5,
      'extra-hosts': {db: '10.1.2.3'},
      env: {GIVEN: 'a b', EMPTY: null},
      'env-file': 'test.env',
      volumes: ['./conf:/etc/conf:ro', '/cache'],
      command: 'writes',
      checks: [
        {http: '/health'},
        {
          exec: [
            'sh',
            '-c',
            'test "$GIVEN-$EMPTY-$FROM_FILE" = "a b--x=y z" && test -z "$SECRET_OF_THE_JOB$RUNNER_TEMP"'
          ]
        },
        {exec: {command: 'cat /etc/conf/app.conf', output: '^mode=test$'}},
        {exec: ['sh', '-c', 'touch /cache/x && ! touch /etc/conf/x && ! touch /x']},
        {exec: {command: 'cat /etc/hosts', output: '10.1.2.3\\s+db'}},
        {exec: {command: 'df -k /dev/shm', output: '\\s1024\\s'}},
        capabilities(FEW)
      ]
    }
  },
  user: {
    smoke: {
      user: '1000:1000',
      checks: [{exec: {command: 'id', output: 'uid=1000 gid=1000'}}, capabilities(NET_BIND_SERVICE)]
    }
  },
  asked: {smoke: {'cap-add': ['net_raw'], checks: [capabilities(NET_RAW)]}},
  'no-gpu': {smoke: {gpus: 'auto'}},
  fallback: {
    smoke: {gpus: 'auto', command: 'no-such-mode', 'without-gpu': {command: 'serve'}, checks: [{http: '/health'}]}
  }
};

const warnings = ({annotations}: ActionRun): readonly string[] =>
  annotations.filter(({name}) => name === 'warning').map(({message}) => message);

describe('a run with checks of every kind', () => {
  const cwd = workspace({
    'test.env': '# for the test\nFROM_FILE=x=y z\n',
    'conf/app.conf': 'mode=test\n',
    'seen/.keep': ''
  });
  const repository = newRepository();
  let run: ActionRun;
  beforeAll(async () => {
    run = await check(VARIANTS, {repository, cwd, env: {SECRET_OF_THE_JOB: 'hunter2'}});
  });

  it('publishes, and leaves nothing behind', async () => {
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    await expectNoTrace(run, repository);
  });

  it.for(Object.keys(VARIANTS).filter(name => VARIANTS[name]?.says))('says what it saw: %s', name => {
    expect(targetOf(run, name)).toMatchObject({status: 'passed', check: {summary: VARIANTS[name]?.says}});
  });

  it('knows how fast a service came up, and of a tool that it never does', () => {
    expect(targetOf(run, 'late').measured.startup).toBeGreaterThan(1500);
    expect(targetOf(run, 'slowly').measured.startup).toBeGreaterThan(3500);
    // Its second check, which lasts as long as all before it, is no part of it.
    const age = Number(readFileSync(join(cwd, 'seen/age'), 'utf8')) * 1000;
    expect(targetOf(run, 'recovers').measured.startup).toBeLessThan(age * 0.75);
    expect(targetOf(run, 'tool').measured).not.toHaveProperty('startup');
  });

  it('keeps the data over a restart, and checks again', () => {
    expect(readFileSync(join(cwd, 'seen/starts'), 'utf8')).toBe('1\n2\n');
  });

  it('warns of a service that was unhealthy in between', () => {
    expect(warnings(run)).toContainEqual(expect.stringContaining('It was healthy, was not for a while'));
    expect(resultOf(run).warnings.map(({target}) => target)).toContain(targetOf(run, 'recovers').id);
  });

  it('tells of a check that fell back for want of a GPU, and of no other', () => {
    expect(targetOf(run, 'fallback').check).toMatchObject({lacksGpu: true});
    expect(targetOf(run, 'late').check).not.toHaveProperty('lacksGpu');
  });

  it('shows that an image was not started for want of a GPU', () => {
    expect(targetOf(run, 'no-gpu').check).toMatchObject({summary: 'not run: no GPU here', notRun: true});
    expect(run.summary).toContain('⚠️ not run: no GPU here');
    expect(run.log).toContain('⚠️ not run: no GPU here');
    expect(warnings(run)).toContainEqual(expect.stringContaining('Not started and not checked: no GPU here.'));
    expect(resultOf(run).outcome).toBe('success');
  });
});
