import {ActionError} from '../errors.ts';
import type {Settings} from '../inputs/settings.ts';
import {isLoopback} from '../oci/loopback.ts';
import {parseRepository, type Repository} from '../oci/reference.ts';
import type {Invocation} from './parse-arguments.ts';

/**
 * The same images in another registry. Its host alone takes the place of theirs; with a path, only the last part of each
 * name is kept.
 * @throws ActionError `invalid-input` when it is none, or two images would get one name.
 */
export function redirect(settings: Settings, registry: string): Settings {
  const move = moverTo(registry);
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

function moverTo(registry: string): (repository: Repository) => Repository {
  const prefix = registry
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  return ({registry: host, path}) => {
    const short = host === 'docker.io' ? path.replace(/^library\//, '') : path;
    const kept = prefix.includes('/') ? short.slice(short.lastIndexOf('/') + 1) : short;
    return attempt(registry, () => parseRepository(`${prefix}/${kept}`));
  };
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

/** Images that go elsewhere are a try: no signature for others to see, and nobody is told. */
export const forOtherRegistry = (settings: Settings, registry: string): Settings => ({
  ...redirect(settings, registry),
  notify: [],
  gates: settings.gates.filter(({kind}) => kind !== 'cosign')
});

/** What {@link forOtherRegistry} leaves out, a sentence; undefined when that is nothing. */
export function leftOut({notify, gates}: Settings): string | undefined {
  const parts = [
    ...(gates.some(({kind}) => kind === 'cosign') ? ['nothing is signed'] : []),
    ...(notify.length > 0 ? ['no webhook is told'] : [])
  ];
  return parts.length === 0 ? undefined : `With --registry, ${parts.join(' and ')}.`;
}

function standIns({images}: Settings, registry: string): Readonly<Record<string, readonly string[]>> {
  const all = images.flatMap(({repositories}) => repositories);
  const byName = Object.groupBy(all, repository => moverTo(registry)(repository).name);
  return Object.fromEntries(Object.entries(byName).map(([name, real = []]) => [name, real.map(one => one.name)]));
}

/** What a rehearsal does not do besides: no cache elsewhere, and nothing from an earlier run. */
export const forRehearsal = (settings: Settings, registry: string): Settings => ({
  ...forOtherRegistry(settings, registry),
  push: 'true',
  comment: 'off',
  reuse: 'never',
  cache: {...settings.cache, backend: 'off', to: []},
  rehearsed: standIns(settings, registry)
});

/** A run that keeps to this machine is nobody else's business; unasked, nothing is removed either, and no tag moved. */
export function forLaptop(settings: Settings, {dryRun}: Pick<Invocation, 'dryRun'>): Settings {
  const {mode, push, notify, retention} = settings;
  const isAsked = push === 'true' && !dryRun;
  return {
    ...settings,
    metrics: 'off',
    push: mode === 'promote' && dryRun ? 'false' : push,
    notify: isAsked ? notify : [],
    ...(retention && mode === 'cleanup' && !isAsked ? {retention: {...retention, dryRun: true}} : {})
  };
}
