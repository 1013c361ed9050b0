import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {beforeAll, describe, expect, it} from 'vitest';
import {stringify} from 'yaml';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, laterPushToMain, pushToMain, tagPush} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project} from './support/project.ts';
import {allTags, findManifest, newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const PASSWORD = 'password-of-the-signing-key';
const KEY = {key: 'keys/cosign.key', 'password-env': 'SIGNING_PASSWORD', 'transparency-log': false};

const cosign = async (args: readonly string[], cwd: string): Promise<string> => {
  const {stdout} = await promisify(execFile)('cosign', args, {cwd, env: {...process.env, COSIGN_PASSWORD: PASSWORD}});
  return stdout;
};

let keys: Readonly<Record<string, string>>;
beforeAll(async () => {
  const folder = project({});
  await cosign(['generate-key-pair'], folder);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  keys = {'keys/cosign.key': read('cosign.key'), 'keys/cosign.pub': read('cosign.pub')};
});

const isSignature = (tag: string): boolean => tag.startsWith('sha256-');
const imageTags = async (repository: string): Promise<readonly string[]> =>
  (await publishedTags(repository)).filter(tag => !isSignature(tag));

interface Signed {
  readonly images: readonly string[];
  readonly event?: JobEvent;
  readonly gate?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly dockerfile?: string;
}

async function publishSigned({images, event = pushToMain(), gate = KEY, inputs = {}, env = {}, ...more}: Signed) {
  const cwd = project({Dockerfile: more.dockerfile ?? HELLO, ...keys});
  const run = await runAction({
    event,
    cwd,
    env: {SIGNING_PASSWORD: PASSWORD, ...env},
    inputs: {
      ...sharedBuilder(),
      images: images.join('\n'),
      platforms: 'linux/amd64',
      smoke: 'off',
      gates: stringify([{cosign: gate}]),
      ...inputs
    }
  });
  return {run, cwd};
}

/** What cosign itself says to everyone who has the public key. */
const verify = async (reference: string, cwd: string): Promise<readonly {critical: {image: object}}[]> =>
  JSON.parse(
    await cosign(
      ['verify', '--key', 'keys/cosign.pub', '--insecure-ignore-tlog=true', '--output', 'json', reference],
      cwd
    )
  ) as readonly {critical: {image: object}}[];

const everything = ({log, summary, files}: ActionRun): string => log + summary + files;

describe('a signing gate', () => {
  it('signs the index of every repository, whose tags point at just that index', async () => {
    const images = [newRepository(), newRepository()];
    const {run, cwd} = await publishSigned({
      images,
      inputs: {platforms: 'linux/amd64,linux/arm64', annotations: 'index:note=signed'}
    });
    expect(run.exitCode, run.log).toBe(0);
    const digest = run.outputs.digest ?? '';
    for (const repository of images) {
      expect(await imageTags(repository)).toContain('latest');
      for (const tag of await imageTags(repository)) {
        expect((await taggedImages(repository, tag)).digest, tag).toBe(digest);
        expect(await verify(`${repository}:${tag}`, cwd)).toMatchObject([
          {critical: {image: {'docker-manifest-digest': digest}}}
        ]);
      }
      expect(await findManifest(repository, digest)).toMatchObject({annotations: {note: 'signed'}});
      const line = `cosign verify --key keys/cosign.pub --insecure-ignore-tlog=true ${repository}@${digest}`;
      expect(run.summary).toContain(line);
      const [tool = '', ...args] = line.split(' ');
      await promisify(execFile)(tool, args, {cwd});
    }
    expect(Object.keys((await taggedImages(images[0] ?? '', 'main')).images).sort()).toEqual([
      'linux/amd64',
      'linux/arm64'
    ]);
    expect(resultOf(run).gates.map(({target, summary}) => [target, summary])).toEqual(
      images.map(repository => [`${repository}@${digest}`, 'signed'])
    );
    expect(everything(run)).not.toContain(PASSWORD);
    expect(run.commands).toContainEqual({name: 'add-mask', properties: {}, message: PASSWORD});
    await expectNoTrace(run);
  });

  it('that fails publishes nothing, and every tag stays as it was', async () => {
    const repository = newRepository();
    const first = await publishSigned({images: [repository]});
    expect(first.run.exitCode, first.run.log).toBe(0);
    const before = await tagDigests(repository);
    const {run} = await publishSigned({
      images: [repository],
      event: laterPushToMain(),
      env: {SIGNING_PASSWORD: 'a-wrong-password'}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await tagDigests(repository)).toEqual(before);
    expect(resultOf(run).failures).toMatchObject([
      {
        code: 'gate-failed',
        cause: 'The password does not open the key.',
        remedy: expect.stringContaining('password-env')
      }
    ]);
    expect(run.outputs.pushed).toBe('false');
    expect(run.summary).toMatch(/^## ❌ Nothing was published: every build target passed, 1 of 1 gate did not$/m);
    expect(everything(run)).not.toContain('a-wrong-password');
    await expectNoTrace(run);
  });

  it('passes where there is a signature already, and when it is repeated', async () => {
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const repository = newRepository(LAB_AUTH_REGISTRY);
    const inputs = {
      gates: stringify([{cosign: KEY}, {name: 'again', cosign: KEY}]),
      'registry-auths': stringify([{registry: LAB_AUTH_REGISTRY, username: LAB_USERNAME, password: LAB_PASSWORD}])
    };
    const release = {images: [repository], event: tagPush('v1.2.3'), inputs};
    for (const turn of ['first', 'second']) {
      const {run} = await publishSigned(release);
      expect(run.exitCode, run.log).toBe(0);
      const {gates} = resultOf(run);
      expect(
        gates.map(({gate, summary}) => [gate, summary]),
        turn
      ).toEqual([
        ['cosign', 'signed'],
        ['again', 'signed']
      ]);
      expect(await imageTags(repository)).toEqual(['1', '1.2', '1.2.3', 'latest']);
      const digests = Object.entries(await tagDigests(repository)).flatMap(([tag, digest]) =>
        isSignature(tag) ? [] : [digest]
      );
      expect([...new Set(digests)]).toEqual([run.outputs.digest]);
      expect(await allTags(repository)).toContain(`${run.outputs.digest?.replace(':', '-')}.sig`);
      await expectNoTrace(run);
    }
  });

  it.for([
    {
      what: 'a key that is not there',
      gate: {...KEY, key: 'keys/other.key'},
      want: {cause: 'The key is not there.', code: 'gate-failed'}
    },
    {
      what: 'a variable that is not set',
      gate: {key: 'env://SIGNING_KEY', 'transparency-log': false},
      want: {title: 'gates: "cosign" cannot sign: the variable SIGNING_KEY is not set', code: 'invalid-input'}
    },
    {
      what: 'a job without an OIDC token',
      gate: {},
      want: {remedy: 'Give the job "permissions: id-token: write", or name a "key".', code: 'invalid-input'}
    }
  ])('says what is missing: $what', async ({gate, want}) => {
    const repository = newRepository();
    const {run} = await publishSigned({images: [repository], gate});
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([want]);
    expect(await publishedTags(repository)).toEqual([]);
  });

  it('takes the key of a variable, and shows it nowhere', async () => {
    const repository = newRepository();
    const {run, cwd} = await publishSigned({
      images: [repository],
      gate: {key: 'env://SIGNING_KEY', 'transparency-log': false},
      env: {SIGNING_KEY: keys['keys/cosign.key'] ?? '', COSIGN_PASSWORD: PASSWORD}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await verify(`${repository}:latest`, cwd)).toHaveLength(1);
    const body = (keys['keys/cosign.key'] ?? '').split('\n')[1] ?? '';
    expect(body.length).toBeGreaterThan(20);
    expect(everything(run)).not.toContain(body);
    await expectNoTrace(run);
  });
});
