import {describe, expect, it} from 'vitest';
import {parsePlatform} from '../../src/oci/platform.ts';
import type {Files} from '../../src/ports/files.ts';
import {listCommands} from '../../src/stages/dry-run/list-commands.ts';
import type {DryStep} from '../../src/stages/dry-run/step.ts';
import {pushOf} from '../context/support.ts';
import {type Given, planOf, settingsOf} from '../plan/support.ts';

const SESSION = {
  id: 'a1',
  folder: '/tmp/a1',
  ownBuilder: 'multiarch-build-a1',
  trusted: true,
  buildxConfig: '/tmp/a1/b'
};

/** The steps of a push to main, and the files that were written meanwhile. */
async function dryRun(
  given: Given,
  texts: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {}
) {
  const written: string[] = [];
  const files = {
    read: async (path: string) => texts[path.replace('/work/', '')],
    exists: async (path: string) => path in texts,
    list: async () => [],
    realPath: async (path: string) => new URL(path, 'file:///work/').pathname.replace(/\/$/, ''),
    writePrivate: async (path: string) => void written.push(path)
  } as unknown as Files;
  const inputs: Given = {images: 'ghcr.io/acme/hello', platforms: 'linux/amd64', push: 'true', ...given};
  const steps = await listCommands({
    plan: await planOf(pushOf('refs/heads/main'), inputs),
    settings: await settingsOf(inputs),
    session: SESSION,
    existing: [],
    env,
    secretVariables: [],
    dockerConfig: undefined,
    host: parsePlatform('linux/amd64'),
    files,
    temp: '/tmp'
  });
  return {steps, written};
}

const linesOf = (steps: readonly DryStep[], title: RegExp): readonly string[] =>
  steps
    .filter(step => title.test(step.title))
    .flatMap(({commands}) => commands.map(({tool, args}) => [tool, ...args].join(' ')));

describe('the commands of a dry run', () => {
  it('hold no value of a secret, however short', async () => {
    const {steps} = await dryRun({secrets: "short=p=w\ntok=hun'ter2-secret"});
    const build = steps.find(({title}) => title.startsWith('build '))?.commands[0];
    expect(build?.args).toContain('id=short,env=MULTIARCH_BUILD_SECRET_0');
    expect(build?.env).toMatchObject({MULTIARCH_BUILD_SECRET_0: '***', MULTIARCH_BUILD_SECRET_1: '***'});
  });

  it('name the copy of an env-file, and write none', async () => {
    const {steps, written} = await dryRun({smoke: '{env-file: test.env, checks: [{tcp: 80}]}'}, {'test.env': 'A=b'});
    expect(linesOf(steps, /^check /).join('\n')).toMatch(/--env-file \/tmp\/a1\/env\//);
    expect(written).toEqual([]);
  });

  const words = (lines: readonly string[]) =>
    lines.map(line => line.replaceAll(/multiarch-build-a1-hello-linux-amd64-[0-9a-f]{8}/g, 'NAME'));
  /** The verb, the container, and what is run in it. */
  const short = (steps: readonly DryStep[]) =>
    steps
      .filter(({title}) => title.startsWith('check '))
      .flatMap(({commands}) => commands)
      .map(({args}) => {
        const name = args.find(word => word.startsWith('multiarch-build-')) ?? '';
        const rest = args.slice(
          Math.max(
            args.indexOf(name),
            args.findIndex(word => word.includes('@<'))
          ) + 1
        );
        return words([[args[0], name, ...rest].join(' ')])[0];
      });

  it.each([
    {
      name: 'a service, and again',
      smoke:
        '{port: 80, checks: [{tcp: 80}, {exec: [ls]}, {run: [id]}], restart: {checks: [{run: [last]}, {tcp: 80}]}}',
      want: ['run NAME', 'exec NAME ls', 'run NAME-run-1 id', 'stop NAME', 'start NAME', 'run NAME-run-2 last'],
      removed: ['rm NAME', 'rm NAME-run-1', 'rm NAME-run-2']
    },
    {
      name: 'a service whose log is read, only in its first life',
      smoke: '{checks: [{log: ready}], restart: {checks: [{exec: [ls]}]}}',
      want: ['create NAME', 'start NAME', 'stop NAME', 'start NAME', 'exec NAME ls'],
      removed: ['rm NAME']
    },
    {
      name: 'a tool, which is never up',
      smoke: '{checks: [{run: [one]}, {run: [two]}]}',
      want: ['run NAME-run-0 one', 'run NAME-run-1 two'],
      removed: ['rm NAME-run-0', 'rm NAME-run-1']
    }
  ])('start $name', async ({smoke, want, removed}) => {
    const {steps} = await dryRun({smoke});
    expect(short(steps)).toEqual([...want, ...removed]);
  });

  it('tell what only looks, and where', async () => {
    const {steps} = await dryRun({smoke: '{port: 80, checks: [{tcp: 80}, {no-log: panic}]}'});
    const looks = steps.find(({title}) => title.startsWith('check '))?.looks ?? [];
    const verbs = looks.map(({args}) => (args[0] === 'container' ? args.slice(0, 2) : args.slice(0, 1)).join(' '));
    expect(verbs).toEqual(['events', 'port', 'exec', 'logs', 'container inspect', 'exec', 'stats']);
  });

  it('are those of an engine with GPUs and those of one without', async () => {
    const smoke = '{gpus: auto, checks: [{run: [gpu]}], without-gpu: {checks: [{run: [cpu]}]}}';
    const {steps} = await dryRun({smoke});
    const found = steps.filter(({title}) => title.startsWith('check '));
    expect(found.map(({note}) => note?.split('. ')[0])).toEqual([
      'Only where the engine has GPUs',
      'Only where the engine has no GPU'
    ]);
    expect(found.map(({commands}) => commands[0]?.args.at(-1))).toEqual(['gpu', 'cpu']);
    expect(found.map(({commands}) => commands[0]?.args.includes('--gpus'))).toEqual([true, false]);
  });

  it('say that nothing is started where there is no GPU and no way without one', async () => {
    const {steps} = await dryRun({smoke: '{gpus: auto}'});
    const [, without] = steps.filter(({title}) => title.startsWith('check '));
    expect(without).toMatchObject({
      commands: [],
      note: 'Only where the engine has no GPU. It is not started: no GPU here.'
    });
  });

  it('compare with what is published where a budget asks for it', async () => {
    const {steps} = await dryRun({smoke: '{port: 80, checks: [{tcp: 80}]}', budgets: '{memory: +10%}'});
    const found = steps.filter(({note}) => note?.startsWith('Only where there is something'));
    expect(found.map(({title}) => title)).toEqual([
      'measure what the tags of hello/linux/amd64 point at',
      'check hello/linux/amd64/published'
    ]);
    expect(linesOf(found, /^measure/)).toEqual([
      'docker pull --quiet --platform linux/amd64 ghcr.io/acme/hello@<digest of the published image>'
    ]);
  });

  const GATES = '[{run: [licences, --strict]}, {trivy: {sarif: scan.sarif}}, {cosign: {key: k.key}}]';

  it('run gates on each image, and sign what is uploaded before any tag points at it', async () => {
    const {steps} = await dryRun(
      {gates: GATES, images: 'ghcr.io/acme/hello\nquay.io/acme/hello'},
      {'/bin/trivy': '', '/bin/cosign': ''},
      {
        PATH: '/bin',
        COSIGN_PASSWORD: 'pw'
      }
    );
    const titles = steps.map(({title}) => title).filter(title => /^(gate|upload|publish)/.test(title));
    expect(titles).toEqual([
      'gate "licences --strict"',
      'gate "trivy"',
      'upload the index of hello',
      'gate "cosign"',
      'publish version tags of hello',
      'publish moving tags of hello'
    ]);
    const gates = steps.filter(({title}) => title.startsWith('gate '));
    expect(gates[0]?.commands).toMatchObject([
      {tool: 'licences', args: ['--strict'], env: {IMAGE: 'ghcr.io/acme/hello@<image digest of hello/linux/amd64>'}}
    ]);
    expect(linesOf(gates, /trivy/)).toEqual([
      expect.stringMatching(/^trivy image .*--output \/tmp\/a1\/reports\/\S+\.sarif /)
    ]);
    expect(gates[2]).toMatchObject({
      commands: ['ghcr.io', 'quay.io'].map(host => ({
        tool: 'cosign',
        args: ['sign', '--yes', '--key', 'k.key', `${host}/acme/hello@<digest of the index of hello>`],
        env: {COSIGN_PASSWORD: '***'}
      })),
      looks: [{tool: 'cosign', args: ['version']}]
    });
  });

  it('run the tools of gates from their images where they are not on PATH', async () => {
    const {steps} = await dryRun({gates: GATES}, {}, {PATH: '/bin'});
    for (const tool of ['trivy', 'cosign']) {
      const [pull, ...more] = linesOf(steps, new RegExp(`^gate "${tool}"`));
      expect(pull).toMatch(new RegExp(`^docker pull --quiet \\S+/${tool}:`));
      expect(more.at(-1)).toMatch(/^docker run --rm --name /);
    }
    expect(linesOf(steps, /^remove what is left/)).toContain('docker volume rm --force multiarch-build-a1-trivy');
  });

  it('bring every service of a stack that is started again', async () => {
    const smoke = '{compose: {file: compose.yaml, service: web}, checks: [{exec: [ls]}, {run: [id]}], restart: true}';
    const {steps} = await dryRun({smoke, context: 'app'});
    const compose = /^docker compose .*--project-name (\S+) --project-directory \/work --file \/tmp\/a1\/stacks\/\S+ /;
    const lines = words(linesOf(steps, /^check /)).map(line => line.replace(compose, '').replaceAll('NAME', 'N'));
    expect(lines.slice(1)).toEqual([
      'up --detach --no-build --quiet-pull',
      'docker exec N-1-web ls',
      'run --no-deps --quiet-pull --no-TTY --name run-1-N-1-web web id',
      'rm --stop --force --volumes',
      'down',
      'up --detach --no-build --quiet-pull',
      'docker exec N-2-web ls',
      'run --no-deps --quiet-pull --no-TTY --name run-1-N-2-web web id',
      'down --volumes --remove-orphans --timeout 0'
    ]);
    expect(linesOf(steps, /^read the stacks/)).toEqual([
      expect.stringMatching(/--project-directory \/work --file \/work\/compose\.yaml config --format json$/)
    ]);
  });

  it('build the stage with the tests before its image', async () => {
    const {steps} = await dryRun({'test-target': 'tests', target: 'app'});
    const titles = steps.map(({title}) => title);
    expect(titles.indexOf('test hello/linux/amd64')).toBe(titles.indexOf('build hello/linux/amd64') - 1);
    expect(linesOf(steps, /^test /)).toEqual([
      expect.stringMatching(/^docker buildx build .*--target tests .*--output type=cacheonly /)
    ]);
    expect(linesOf(steps, /^build /)).toEqual([expect.stringMatching(/ --target app .*push-by-digest=true/)]);
    expect((await dryRun({})).steps.map(({title}) => title)).not.toContain('test hello/linux/amd64');
  });

  it('write the tags of one index at once', async () => {
    const {steps} = await dryRun({tags: 'type=raw,value=a'});
    expect(linesOf(steps, /^upload /)).toEqual([]);
    const lines = linesOf(steps, /^publish /);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /imagetools create .*--tag ghcr\.io\/acme\/hello:a ghcr\.io\/acme\/hello@<digest of hello\/linux\/amd64>$/
    );
  });

  it('compose an index once, for tags that never move and for those that do', async () => {
    const {steps} = await dryRun({platforms: 'linux/amd64,linux/arm64', tags: 'type=raw,value=a\nsha'});
    const [print, ...more] = linesOf(steps, /^compose /);
    expect(more).toEqual([]);
    expect(print).toMatch(/imagetools create .*--dry-run .*hello\/linux\/amd64> .*hello\/linux\/arm64>$/);
    const writes = steps.filter(({title}) => title.startsWith('publish ')).flatMap(({commands}) => commands);
    const byHttp = expect.stringMatching(/^Only where the registry does not take it by HTTP/);
    expect(writes.map(({note}) => note)).toEqual([byHttp, byHttp]);
  });

  it('upload the index to every repository before the first tag', async () => {
    const {steps} = await dryRun({images: 'ghcr.io/acme/hello\nquay.io/acme/hello', tags: 'type=raw,value=a'});
    const create = 'docker buildx imagetools create --builder multiarch-build-a1';
    const built = 'ghcr.io/acme/hello@<digest of hello/linux/amd64>';
    const digest = '@<digest of the index of hello>';
    const plain = (lines: readonly string[]) => lines.map(line => line.replaceAll(/--annotation \S+ /g, ''));
    expect(plain(linesOf(steps, /^upload /))).toEqual(
      ['ghcr.io', 'quay.io'].map(host => `${create} --tag ${host}/acme/hello${digest} ${built}`)
    );
    const [upload] = steps.filter(({title}) => title.startsWith('upload '));
    // What is to be copied to another repository is written by buildx.
    expect(upload?.commands.map(({note}) => note)).toEqual([expect.stringMatching(/^Only where/), undefined]);
    expect(upload?.looks?.map(({args}) => args.includes('--dry-run'))).toEqual([true]);
    expect(linesOf(steps, /^publish /)).toEqual(
      ['ghcr.io', 'quay.io'].map(host => `${create} --tag ${host}/acme/hello:a ${host}/acme/hello${digest}`)
    );
  });
});
