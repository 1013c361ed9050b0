import {describe, expect, it} from 'vitest';
import {errorsOf, planOf, resultOf, runAction} from './support/action.ts';
import {pushToMain} from './support/events.ts';
import {project} from './support/project.ts';

/** No docker anywhere: whatever is told is told before anything is started. */
const withoutTools = () => ({PATH: project({})});

describe('wrong inputs', () => {
  it('are all told at once, each with what is right, and nothing is started', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\n'}),
      inputs: {
        images: 'Registry.example/UPPER CASE',
        platforms: 'linux/amd46',
        platfroms: 'linux/arm64',
        parallel: 'many',
        push: 'perhaps',
        tags: 'type=semvr,pattern={{version}}',
        'health-timeout': 'soon',
        'health-port': '70000',
        cache: 'regsitry',
        variants: 'gpu: {platfroms: [linux/amd64]}\n'
      },
      env: withoutTools()
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.sessions).toEqual([]);
    const {failures, outcome} = resultOf(run);
    expect(outcome).toBe('failure');
    expect(new Set(failures.map(({code}) => code))).toEqual(new Set(['invalid-input']));
    const told = failures.map(({title, remedy = ''}) => `${title} ${remedy}`);
    const want = [
      /^images.*UPPER CASE/i,
      /^platforms.*linux\/amd46/,
      /^platfroms.*Did you mean "platforms"/,
      /^parallel.*many/,
      /^push.*perhaps/,
      /^tags.*semvr.*semver/,
      /^health-timeout.*soon/,
      /^health-port.*70000/,
      /^cache.*regsitry.*registry/,
      /^variants.*platfroms.*platforms/
    ];
    for (const pattern of want) expect(told, told.join('\n')).toContainEqual(expect.stringMatching(pattern));
    expect(failures).toHaveLength(want.length);
    expect(errorsOf(run)).toHaveLength(want.length);
    expect(run.summary).toMatch(/^## ❌ Failed before anything was built$/m);
    for (const name of ['platfroms', 'parallel', 'health-port']) expect(run.summary).toContain(name);
    expect(run.outputs).toMatchObject({pushed: 'false', plan: '', digest: ''});
  });

  it('that are only found by looking at the plan are told as well', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\n'}),
      inputs: {images: 'registry.example/acme/hello', only: 'gpu'},
      env: withoutTools()
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(errorsOf(run)[0]?.message).toMatch(/name nothing that is there: gpu/);
    expect(run.summary).toContain('hello/linux/amd64');
  });

  it('never come with the secret that is in them', async () => {
    const secret = 'secret-value-in-a-wrong-place';
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\n'}),
      inputs: {
        images: 'registry.example/acme/hello',
        secrets: `token=${secret}`,
        'build-args': `TOKEN=${secret}`,
        platforms: secret
      },
      env: withoutTools()
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(run.summary).toMatch(/build-args: the value of "TOKEN" holds a secret/);
    expect(run.log + run.summary + run.files).not.toContain(secret);
  });
});

describe('mode: plan', () => {
  it('tells what a run would do, and needs no tool for it', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\n'}),
      inputs: {mode: 'plan', images: 'registry.example/acme/hello', platforms: 'linux/amd64,linux/arm64'},
      env: withoutTools()
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.sessions).toEqual([]);
    expect(run.outputs.tags).toBe(
      ['main', `sha-${pushToMain().sha.slice(0, 7)}`, 'latest']
        .map(tag => `registry.example/acme/hello:${tag}`)
        .join('\n')
    );
    expect(JSON.parse(run.outputs.matrix ?? '')).toMatchObject({
      include: [{target: 'hello/linux/amd64'}, {target: 'hello/linux/arm64'}]
    });
    expect(run.outputs).toMatchObject({version: 'main', pushed: 'false'});
    expect(run.summary).toContain('linux/arm64');
  });

  it('warns of what is probably not meant', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: 'FROM busybox:1.36\n'}),
      inputs: {mode: 'plan', images: 'registry.example/acme/hello', tags: 'semvr', guard: 'off'},
      env: withoutTools()
    });
    expect(run.exitCode, run.log).toBe(0);
    const message = 'tags: "semvr" is taken as a tag; did you mean the strategy "semver"?';
    expect(run.annotations).toMatchObject([{name: 'warning', message}]);
    expect(run.summary).toContain(message);
    expect(planOf(run).warnings).toEqual([]);
    expect(run.outputs.tags).toBe('registry.example/acme/hello:semvr');
  });
});
