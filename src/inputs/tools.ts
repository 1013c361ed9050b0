import {readList} from './build.ts';
import {fallbackOf, type InputName} from './definitions.ts';
import {parseChoice} from './numbers.ts';
import {defined} from './objects.ts';
import {parseEntry} from './pairs.ts';
import {optional, type Scope} from './scope.ts';
import type {ToolSettings} from './settings.ts';

const DRIVERS = ['docker-container', 'remote'] as const;
const OF_A_NEW_BUILDER = ['driver', 'driver-opts', 'endpoint', 'buildkitd-config-inline', 'buildkit-image'] as const;
const OF_A_CONTAINER = ['buildkitd-config-inline', 'buildkit-image'] as const;

/** Builder, buildx and QEMU, with the combinations that exclude each other. */
export function readTools(scope: Scope): ToolSettings {
  const {text} = scope;
  const driver = optional(scope, 'driver', parseDriver) ?? parseChoice(fallbackOf('driver'), DRIVERS);
  checkCombinations(scope, driver);
  return {
    driver,
    driverOpts: readDriverOpts(scope),
    binfmtImage: text('binfmt-image'),
    ...defined({
      builder: text('builder') || undefined,
      endpoint: optional(scope, 'endpoint', parseEndpoint),
      buildkitdConfig: text('buildkitd-config-inline') || undefined,
      buildxVersion: optional(scope, 'buildx-version', parseBuildxVersion),
      buildkitImage: text('buildkit-image') || undefined
    })
  };
}

function checkCombinations({text, at}: Scope, driver: ToolSettings['driver']): void {
  const clash = (name: InputName, why: string): void => at(name).problem(why, 'Remove one of the two.');
  if (text('builder') !== '') {
    for (const name of OF_A_NEW_BUILDER.filter(one => text(one) !== '')) {
      clash(name, 'has no effect together with "builder", which names a builder that exists already');
    }
    return;
  }
  if (driver === 'remote') {
    if (text('endpoint') === '') {
      at('driver').problem(
        '"remote" needs the address of a BuildKit daemon',
        'Set "endpoint", such as tcp://buildkitd:1234.'
      );
    }
    for (const name of OF_A_CONTAINER.filter(one => text(one) !== '')) {
      clash(name, 'has no effect with "driver: remote", whose daemon runs already');
    }
  } else if (text('endpoint') !== '' && text('driver') !== 'remote') {
    clash('endpoint', `has no effect with "driver: ${driver}"; it is the address for "driver: remote"`);
  }
  if (text('buildkit-image') !== '' && /^image=/m.test(text('driver-opts'))) {
    clash('buildkit-image', 'says the same as "image=" in "driver-opts"');
  }
}

function readDriverOpts(scope: Scope): readonly string[] {
  const place = scope.at('driver-opts');
  return readList(scope, 'driver-opts', {commas: false, quotes: false}).filter(option => {
    const entry = place.attempt(() => parseEntry(option));
    if (entry && entry.value === undefined)
      place.problem(`"${option}" has no value (want name=value, such as network=host)`);
    return entry?.value !== undefined;
  });
}

function parseDriver(text: string): (typeof DRIVERS)[number] {
  if (text === 'docker') {
    throw new Error('"docker" cannot push by digest nor build for several platforms (want docker-container or remote)');
  }
  return parseChoice(text, DRIVERS);
}

function parseEndpoint(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(text)) {
    throw new Error(
      `"${text}" is not an address of a BuildKit daemon (want for example tcp://buildkitd:1234 or unix:///path)`
    );
  }
  return text;
}

function parseBuildxVersion(text: string): string {
  // Plain HTTP only where nobody can listen in: what is fetched is run.
  if (/^https:\/\/\S+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/\S+$/.test(text)) return text;
  if (/^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(text)) return `v${text.replace(/^v/, '')}`;
  throw new Error(`"${text}" is not a version of buildx (want for example v0.36.1, or the https URL of a binary)`);
}
