import {describe, expect, test} from 'vitest';
import {formatPlatform} from '../../src/oci/platform.ts';
import {config, problemsOf, settingsOf} from './support.ts';

const FILE = `
images:
  worker:
    repositories: ghcr.io/acme/worker
    variants:
      cpu: {default: true}
      gpu: {platforms: [linux/amd64]}
  tool:
    repositories: ghcr.io/acme/tool
    platforms: [linux/amd64, linux/arm64]
    variants:
      plain: {}
      small: {platforms: [linux/arm64/v8, linux/arm/v7]}
platforms: [linux/amd64, linux/arm64]
`;

const INPUT = 'cpu: {default: true}\ngpu: {platforms: linux/amd64}';

/** `image/variant: os/arch, …`. */
async function platformsOf(given: Readonly<Record<string, string>>, text?: string): Promise<readonly string[]> {
  const {images} = await (text === undefined ? settingsOf(given) : settingsOf(...config(text, given)));
  return images.flatMap(({name, variants}) =>
    variants.map(one => `${name}/${one.name}: ${one.platforms.map(formatPlatform).join(', ')}`)
  );
}

describe('the platforms of an image', () => {
  test.each([
    {
      name: 'are its own, else those of the file',
      platforms: '',
      want: ['amd64, linux/arm64', 'amd64', 'amd64, linux/arm64', 'arm64, linux/arm/v7']
    },
    {
      name: 'are those of its own that the input names too',
      platforms: 'linux/amd64,linux/arm64',
      want: ['amd64, linux/arm64', 'amd64', 'amd64, linux/arm64', 'arm64']
    },
    {
      name: 'may be none of its own',
      platforms: 'linux/arm64',
      want: ['arm64', '', 'arm64', 'arm64']
    },
    {
      name: 'come from the input where it names none',
      platforms: 'linux/s390x',
      want: ['s390x', '', '', '']
    }
  ])('$name', async ({platforms, want}) => {
    const names = ['worker/cpu', 'worker/gpu', 'tool/plain', 'tool/small'];
    expect(await platformsOf(platforms === '' ? {} : {platforms}, FILE)).toEqual(
      names.map((name, index) => `${name}: ${want[index] === '' ? '' : `linux/${want[index]}`}`)
    );
  });

  test.each([
    {name: 'of the input "variants"', text: undefined, given: {variants: INPUT}},
    {name: 'of the config file', text: `images: {app: {variants: {${INPUT.replace('\n', ', ')}}}}`, given: {}}
  ])('are the same in variants $name', async ({text, given}) => {
    const found = await platformsOf({...given, platforms: 'linux/amd64,linux/arm64'}, text);
    expect(found).toEqual(['app/cpu: linux/amd64, linux/arm64', 'app/gpu: linux/amd64']);
  });

  test('are more where a variant of the input says so', async () => {
    const variants = 'cpu: {platforms: linux/arm64}';
    const found = await platformsOf({variants, platforms: 'linux/amd64'}, 'images: {app: {platforms: linux/amd64}}');
    expect(found).toEqual(['app/cpu: linux/arm64']);
  });
});

describe('platforms that leave nothing', () => {
  test('are a problem that says so', async () => {
    const text =
      'images:\n  worker:\n    variants:\n      cpu: {platforms: linux/amd64}\n      gpu: {platforms: linux/amd64}';
    expect(await problemsOf(...config(text, {platforms: 'linux/arm64,linux/arm/v7'}))).toEqual([
      'platforms: leaves nothing to build: worker/cpu is not built, since it is for linux/amd64 alone, and "platforms" asks for linux/arm64, linux/arm/v7. Ask for a platform that an image names in the config file, or name it there.'
    ]);
  });

  test('are no second problem where the input is wrong', async () => {
    const text = 'images: {worker: {platforms: linux/amd64}}';
    const problems = await problemsOf(...config(text, {platforms: 'linux/amd46'}));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('"linux/amd46" is not a platform');
  });
});
