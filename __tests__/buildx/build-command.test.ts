import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {type BuildContext, buildCommand} from '../../src/buildx/build-command.ts';
import type {Command} from '../../src/ports/process.ts';
import {factsOf, payloadOf, pushOf} from '../context/support.ts';
import {type Given, planOf, settingsOf, target} from '../plan/support.ts';

const push = pushOf('refs/heads/main');
const fork = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'));

async function commandOf(given: Given, facts = push, declaresSourceDate = false): Promise<Command> {
  const plan = await planOf(facts, given);
  const context: BuildContext = {
    builder: 'b1',
    plan,
    options: (await settingsOf(given)).build,
    metadataFile: '/tmp/metadata.json',
    localName: 'local:hello',
    secretVariables: {},
    declaresSourceDate
  };
  return buildCommand(target(plan, 'hello/linux/amd64'), context);
}

const valuesOf = ({args}: Command, flag: string): readonly (string | undefined)[] =>
  args.flatMap((arg, index) => (arg === flag ? [args[index + 1]] : []));

describe('buildCommand', () => {
  it('pushes by digest, without a tag', async () => {
    const command = await commandOf({});
    expect(command.tool).toBe('docker');
    expect(command.args.slice(0, 6)).toEqual(['buildx', 'build', '--builder', 'b1', '--platform', 'linux/amd64']);
    expect(valuesOf(command, '--output')).toEqual([
      'type=image,name=ghcr.io/acme/hello,push-by-digest=true,name-canonical=true,push=true'
    ]);
    expect(command.args).not.toContain('--tag');
    expect(valuesOf(command, '--metadata-file')).toEqual(['/tmp/metadata.json']);
    expect(valuesOf(command, '--progress')).toEqual(['rawjson']);
    expect(command.args.at(-1)).toBe('.');
    expect(command.env).toMatchObject({BUILDX_METADATA_WARNINGS: '1'});
  });

  it('loads instead of pushing, without attestations, where nothing is pushed', async () => {
    for (const command of [await commandOf({push: 'false', sbom: 'true'}), await commandOf({sbom: 'true'}, fork)]) {
      expect(valuesOf(command, '--output')).toEqual(['type=docker']);
      expect(valuesOf(command, '--tag')).toEqual(['local:hello']);
      expect(command.args).toContain('--provenance=false');
      expect(command.args).toContain('--sbom=false');
      expect(valuesOf(command, '--annotation')).toEqual([]);
      expect(valuesOf(command, '--cache-to')).toEqual([]);
    }
  });

  it('keeps nothing of a stage that is only to succeed', async () => {
    const plan = await planOf(push, {'test-target': 'test', provenance: 'mode=max'});
    const built = target(plan, 'hello/linux/amd64');
    expect(built.testTarget).toBe('test');
    const command = buildCommand(
      {...built, target: 'test', cacheTo: []},
      {
        ...{builder: 'b1', plan, options: (await settingsOf({provenance: 'mode=max'})).build},
        ...{metadataFile: '/tmp/metadata.json', localName: 'local:hello', secretVariables: {}},
        cacheOnly: true
      }
    );
    expect(valuesOf(command, '--output')).toEqual(['type=cacheonly']);
    expect(valuesOf(command, '--target')).toEqual(['test']);
    expect(command.args.filter(arg => arg.startsWith('--provenance'))).toEqual(['--provenance=false']);
  });

  it('hands secret values over in the environment alone', async () => {
    const command = await commandOf({
      secrets: 'npm=npm_value\n"key=line 1\nline=2"',
      'secret-envs': 'aws=AWS_KEY',
      'secret-files': 'cert=./cert.pem'
    });
    expect(valuesOf(command, '--secret')).toEqual([
      'id=npm,env=MULTIARCH_BUILD_SECRET_0',
      'id=key,env=MULTIARCH_BUILD_SECRET_1',
      'id=aws,env=AWS_KEY',
      'id=cert,src=./cert.pem'
    ]);
    expect(command.env).toMatchObject({
      MULTIARCH_BUILD_SECRET_0: 'npm_value',
      MULTIARCH_BUILD_SECRET_1: 'line 1\nline=2'
    });
    expect(command.args.join('\n')).not.toMatch(/npm_value|line 1|line=2/);
  });

  it('gives untrusted code neither what leaves the builder, nor git', async () => {
    const given = {allow: 'security.insecure\nnetwork.host', network: 'host'};
    const [trusted, untrusted] = [await commandOf(given), await commandOf(given, fork)];
    expect(valuesOf(trusted, '--allow')).toEqual(['security.insecure', 'network.host']);
    expect(valuesOf(trusted, '--network')).toEqual(['host']);
    expect(trusted.env).not.toHaveProperty('BUILDX_GIT_INFO');
    expect(valuesOf(untrusted, '--allow')).toEqual([]);
    expect(valuesOf(untrusted, '--network')).toEqual([]);
    expect(untrusted.env).toMatchObject({BUILDX_GIT_INFO: 'false', BUILDX_GIT_LABELS: 'false'});
    expect(valuesOf(await commandOf({network: 'none'}, fork), '--network')).toEqual(['none']);
  });

  it('has neither secrets nor ssh for untrusted code', async () => {
    const given = {secrets: 'npm=npm_value', 'secret-envs': 'aws=AWS_KEY', 'secret-files': 'c=./c', ssh: 'default'};
    const command = await commandOf(given, fork);
    expect(command.args).not.toContain('--secret');
    expect(command.args).not.toContain('--ssh');
    expect(JSON.stringify(command)).not.toMatch(/npm_value|AWS_KEY/);
    expect(valuesOf(await commandOf(given), '--ssh')).toEqual(['default']);
  });

  const rewrites = (epoch: string) => `,source-date-epoch=${epoch},rewrite-timestamp=true`;
  const OF_COMMIT = '1763713798';

  test.each([
    {name: 'empty: layers of the commit, and nothing that steps would see', input: '', output: rewrites(OF_COMMIT)},
    {name: 'commit: the same, and that of the job is hidden', input: 'commit', want: '', output: rewrites(OF_COMMIT)},
    {name: 'commit, for steps that ask', input: '', asks: true, want: OF_COMMIT, output: rewrites(OF_COMMIT)},
    {name: 'seconds', input: '1700000000', want: '1700000000', output: rewrites('1700000000')},
    {name: 'zero', input: '0', want: '0', output: rewrites('0')},
    {name: 'off', input: 'off', asks: true, want: '', output: ''},
    {name: 'a build argument', input: '', args: 'SOURCE_DATE_EPOCH=5', output: ',rewrite-timestamp=true'}
  ])('source-date-epoch $name', async ({input, args = '', asks = false, want, output}) => {
    const given = {'source-date-epoch': input, 'build-args': args};
    const command = await commandOf(given, factsOf('push', 'refs/heads/main', payloadOf('push-main')), asks);
    expect(command.env?.SOURCE_DATE_EPOCH).toBe(want);
    expect(valuesOf(command, '--output')).toEqual([
      `type=image,name=ghcr.io/acme/hello,push-by-digest=true,name-canonical=true,push=true${output}`
    ]);
  });

  it('leaves the time of the build where the commit is not known', async () => {
    const command = await commandOf({}, factsOf('push', 'refs/heads/main'));
    expect(command.env).not.toHaveProperty('SOURCE_DATE_EPOCH');
    expect(valuesOf(command, '--output').join()).not.toMatch(/epoch|rewrite/);
  });

  test.each([
    {name: 'provenance is left to buildx', given: {}, want: []},
    {name: 'mode=max', given: {provenance: 'mode=max'}, want: ['--provenance=mode=max']},
    {name: 'off', given: {provenance: 'false', sbom: 'false'}, want: ['--provenance=false', '--sbom=false']},
    {name: 'with SBOM', given: {sbom: 'true'}, want: ['--sbom=true']}
  ])('attestations: $name', async ({given, want}) => {
    const {args} = await commandOf(given);
    expect(args.filter(arg => /^--(provenance|sbom)/.test(arg))).toEqual(want);
  });

  it('keeps a label whole, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w $`"';|&<>(){}*?=,:@#-]{1,40}$/), async text => {
        const plan = await planOf(push);
        const [one] = plan.targets;
        if (!one) throw new Error('no target');
        const options = (await settingsOf()).build;
        const {args} = buildCommand(
          {...one, labels: {k: text}, buildArgs: [`A=${text}`]},
          {builder: 'b1', plan, options, metadataFile: 'm', localName: 'l', secretVariables: {}}
        );
        expect(valuesOf({tool: '', args}, '--label')).toEqual([`k=${text}`]);
        expect(valuesOf({tool: '', args}, '--build-arg')).toEqual([`A=${text}`]);
      }),
      {numRuns: 30}
    );
  });
});
