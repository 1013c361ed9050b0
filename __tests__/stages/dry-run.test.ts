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
async function dryRun(given: Given, texts: Readonly<Record<string, string>> = {}) {
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
    env: {},
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

  it('upload the index to every repository before the first tag', async () => {
    const {steps} = await dryRun({images: 'ghcr.io/acme/hello\nquay.io/acme/hello', tags: 'type=raw,value=a'});
    const create = 'docker buildx imagetools create --builder multiarch-build-a1';
    const built = 'ghcr.io/acme/hello@<digest of hello/linux/amd64>';
    const digest = '@<digest of the index of hello>';
    const plain = (lines: readonly string[]) => lines.map(line => line.replaceAll(/--annotation \S+ /g, ''));
    expect(plain(linesOf(steps, /^upload /))).toEqual(
      ['ghcr.io', 'quay.io'].flatMap(host => [
        `${create} --dry-run ${built}`,
        `${create} --tag ${host}/acme/hello${digest} ${built}`
      ])
    );
    expect(linesOf(steps, /^publish /)).toEqual(
      ['ghcr.io', 'quay.io'].map(host => `${create} --tag ${host}/acme/hello:a ${host}/acme/hello${digest}`)
    );
  });
});
