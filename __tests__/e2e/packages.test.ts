import {expect, inject, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {type JobEvent, laterPushToMain, pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';

/** By BuildKit's protocol for SBOM generators; it takes what the image says of itself. */
const GENERATOR = `FROM busybox:1.36
CMD ["sh", "-c", "cp $BUILDKIT_SCAN_SOURCE/statement.json $BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"]
`;

const statement = (packages: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [],
    predicateType: 'https://spdx.dev/Document',
    predicate: {
      spdxVersion: 'SPDX-2.3',
      packages: Object.entries(packages).map(([name, versionInfo]) => ({
        SPDXID: `SPDXRef-${name}`,
        name,
        versionInfo,
        externalRefs: [
          {referenceType: 'purl', referenceLocator: `pkg:deb/debian/${name}@${versionInfo}?distro=debian-12`}
        ]
      }))
    }
  });

it('tells which packages changed since the image that the tag pointed at', async () => {
  const generator = newRepository();
  await docker([
    ...['buildx', 'build', '--builder', inject('builder'), '--provenance=false', '--tag', generator, '--push'],
    project({Dockerfile: GENERATOR})
  ]);
  const repository = newRepository();
  const publish = async (event: JobEvent, packages: Readonly<Record<string, string>>) => {
    const run = await runAction({
      event,
      cwd: project({Dockerfile: `${HELLO}COPY statement.json /\n`, 'statement.json': statement(packages)}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', sbom: `generator=${generator}`}
    });
    expect(run.exitCode, run.log).toBe(0);
    await expectNoTrace(run, repository);
    return run;
  };
  const first = await publish(pushToMain(), {openssl: '3.0.1', wget: '1.21', zlib: '1.3'});
  expect(resultOf(first).targets[0]?.packages).toBeUndefined();

  const second = await publish(laterPushToMain(), {openssl: '3.0.2', curl: '8.5.0', zlib: '1.3'});
  expect(resultOf(second).targets[0]?.packages).toEqual({
    added: [{name: 'curl', version: '8.5.0'}],
    removed: [{name: 'wget', version: '1.21'}],
    changed: [{name: 'openssl', from: '3.0.1', to: '3.0.2'}]
  });
  expect(second.summary).toMatch(/against .*\/hello:main: 1 package changed, 1 added, 1 removed/);
  expect(second.summary).toContain('~ openssl 3.0.1 → 3.0.2\n+ curl 8.5.0\n- wget 1.21');
});
