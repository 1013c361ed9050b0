import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {errorsOf, resultOf, runAction} from './support/action.ts';
import {makeCertificates} from './support/certificates.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {closedPullRequest, pullRequest, pushToMain} from './support/events.ts';
import {ownBuilder} from './support/inputs.ts';
import {startRegistry} from './support/own-registry.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

/** By TLS on an address of this machine that is not of loopback: nothing takes that for a registry without TLS. */
async function privateRegistry() {
  const address = await docker(['network', 'inspect', '--format', '{{(index .IPAM.Config 0).Gateway}}', 'bridge']);
  const {ca, key, certificate} = makeCertificates(address);
  const tls = {certificate, key};
  const host = await startRegistry('', {address, tls, deletes: true});
  return {host, ca};
}

const clean = (repository: string, env: Readonly<Record<string, string>> = {}) =>
  runAction({
    event: closedPullRequest(),
    cwd: project({}),
    inputs: {images: repository, comment: 'off'},
    env,
    dockerHost: 'unix:///there/is/none.sock'
  });

const run = (repository: string, env: Readonly<Record<string, string>> = {}, event = pushToMain()) =>
  runAction({
    event,
    cwd: project({Dockerfile: HELLO}),
    inputs: {...ownBuilder(), images: repository, platforms: 'linux/amd64'},
    env
  });

async function tagsOf(repository: string, ca: string): Promise<readonly string[]> {
  const slash = repository.indexOf('/');
  const text = execFileSync('curl', [
    ...['--silent', '--cacert', ca],
    `https://${repository.slice(0, slash)}/v2/${repository.slice(slash + 1)}/tags/list`
  ]);
  const {tags} = JSON.parse(text.toString()) as {tags?: readonly string[]};
  return (tags ?? []).filter(tag => !tag.startsWith('cache-'));
}

describe('a registry whose certificate is of a private CA', () => {
  it('is not trusted, and the run says where the CA belongs; with it there, images are published', async () => {
    const {host, ca} = await privateRegistry();
    const repository = newRepository(host);
    const refused = await run(repository);
    expect(refused.exitCode).toBe(1);
    expect(resultOf(refused).failures).toMatchObject([
      {cause: expect.stringContaining('authority that is not known'), remedy: expect.stringContaining('certs.d')}
    ]);
    expect(resultOf(refused).retries).toEqual({});

    const folder = `/etc/docker/certs.d/${host}`;
    folders.push(folder);
    mkdirSync(folder, {recursive: true});
    copyFileSync(ca, join(folder, 'ca.crt'));
    // What the machine's own store of CAs would do for buildx and for this process.
    const done = await run(repository, {SSL_CERT_FILE: ca, NODE_EXTRA_CA_CERTS: ca});
    expect(done.exitCode, done.log).toBe(0);
    expect(await tagsOf(repository, ca)).toContain('latest');
    await expectNoTrace(done, repository);

    // Without the variable: by the engine's folder alone.
    const preview = await run(repository, {SSL_CERT_FILE: ca}, pullRequest());
    expect(preview.exitCode, preview.log).toBe(0);
    expect(await tagsOf(repository, ca)).toContain('pr-7');
    const closed = await clean(repository);
    expect(closed.exitCode, closed.log).toBe(0);
    expect(await tagsOf(repository, ca)).not.toContain('pr-7');
    expect(await tagsOf(repository, ca)).toContain('latest');

    rmSync(folder, {recursive: true});
    const untrusted = await clean(repository);
    expect(untrusted.exitCode).toBe(1);
    expect(errorsOf(untrusted).map(({message}) => message)).toEqual([
      expect.stringMatching(/^.* was not cleaned: The certificate of .* is not trusted: .*\n.*certs\.d/)
    ]);
    // Where the machine's own store has the CA, Node is told of it.
    const byStore = await clean(repository, {SSL_CERT_FILE: ca});
    expect(byStore.exitCode, byStore.log).toBe(0);
  });
});
