import {ActionError} from '../errors.ts';
import type {Settings} from '../inputs/settings.ts';
import {isLoopback} from '../oci/loopback.ts';
import {parseRepository, type Repository} from '../oci/reference.ts';

/**
 * The same images in another registry. Its host alone takes the place of theirs; with a path, only the last part of each
 * name is kept.
 * @throws ActionError `invalid-input` when it is none, or two images would get one name.
 */
export function redirect(settings: Settings, registry: string): Settings {
  const prefix = registry
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  const move = ({registry: host, path}: Repository): Repository => {
    const short = host === 'docker.io' ? path.replace(/^library\//, '') : path;
    const kept = prefix.includes('/') ? short.slice(short.lastIndexOf('/') + 1) : short;
    return attempt(registry, () => parseRepository(`${prefix}/${kept}`));
  };
  const images = settings.images.map(image => ({...image, repositories: unique(image.repositories.map(move))}));
  const names = images.flatMap(image => image.repositories.map(({name}) => name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ActionError({
      code: 'invalid-input',
      message: `--registry ${registry}: several images would be called ${twice}`,
      remedy: 'Name the host alone, such as localhost:5000: then the rest of each name is kept.'
    });
  }
  const {repository, ...cache} = settings.cache;
  return {...settings, images, cache: {...cache, ...(repository ? {repository: move(repository)} : {})}};
}

function attempt(registry: string, parse: () => Repository): Repository {
  try {
    return parse();
  } catch (error) {
    throw new ActionError({
      code: 'invalid-input',
      message: `--registry ${registry}: ${error instanceof Error ? error.message : error}`,
      remedy: 'Write it as localhost:5000, or as ghcr.io/acme.'
    });
  }
}

const unique = (repositories: readonly Repository[]): readonly Repository[] =>
  repositories.filter((one, index) => repositories.findIndex(({name}) => name === one.name) === index);

/** A builder of the run's own that reaches the registries of this machine, which a container does not by itself. */
export function reachLoopback(settings: Settings): Settings {
  const {tools} = settings;
  const hosts = [
    ...new Set(settings.images.flatMap(image => image.repositories.map(({registry}) => registry)).filter(isLoopback))
  ];
  if (hosts.length === 0 || tools.builder !== undefined || tools.driver !== 'docker-container') return settings;
  const config = tools.buildkitdConfig ?? '';
  const sections = hosts
    .map(host => `[registry."${host}"]\n`)
    .filter(head => !config.includes(head.trim()))
    .map(head => `${head}  http = true\n`);
  return {
    ...settings,
    tools: {
      ...tools,
      driverOpts: tools.driverOpts.some(option => option.startsWith('network='))
        ? tools.driverOpts
        : [...tools.driverOpts, 'network=host'],
      buildkitdConfig: [config.trimEnd(), ...sections].filter(text => text !== '').join('\n')
    }
  };
}

/** What a rehearsal does not do: no signature for others to see, no cache elsewhere, and nothing from an earlier run. */
export const forRehearsal = (settings: Settings, registry: string): Settings => ({
  ...redirect(settings, registry),
  push: 'true',
  comment: 'off',
  notify: [],
  reuse: 'never',
  cache: {...settings.cache, backend: 'off', to: []},
  gates: settings.gates.filter(({kind}) => kind !== 'cosign')
});

/** A run that keeps to this machine is nobody else's business. */
export const forLaptop = (settings: Settings): Settings => ({
  ...settings,
  metrics: 'off',
  notify: settings.push === 'true' ? settings.notify : []
});
