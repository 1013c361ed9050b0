import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {project} from './project.ts';

/** A container as `docker container inspect` shows it. */
export interface SeenContainer {
  readonly State: {readonly StartedAt: string};
  readonly Config: {readonly Image: string; readonly Cmd: readonly string[] | null};
  readonly HostConfig: {readonly ReadonlyRootfs: boolean; readonly Tmpfs?: Readonly<Record<string, string>>};
  readonly Mounts: readonly {readonly Type: string; readonly Destination: string; readonly RW: boolean}[];
}

export interface WatchingDocker {
  /** For the run's PATH. */
  readonly path: string;
  /** Those that were started, as they were just before they were removed. */
  readonly containers: () => readonly SeenContainer[];
  /** How many builds there were at the same time, at most. */
  readonly buildsAtOnce: () => number;
}

const NEVER = '0001-01-01';

/** A docker that also writes down what really ran. */
export function watchingDocker(): WatchingDocker {
  const folder = project({builds: ''});
  const seen = join(folder, 'containers');
  mkdirSync(seen);
  const bin = project({
    docker: `#!/bin/sh
PATH='${process.env.PATH}'
case "$1 $2" in
"buildx build")
  echo begin >> '${folder}/builds'
  docker "$@"
  code=$?
  echo end >> '${folder}/builds'
  exit $code ;;
"rm "*)
  for one; do
    docker container inspect "$one" > "${folder}/$$" 2> /dev/null && mv "${folder}/$$" "${seen}/$one"
  done ;;
esac
exec docker "$@"
`
  });
  return {
    path: `${bin}:${process.env.PATH}`,
    containers: () =>
      readdirSync(seen)
        .flatMap(name => JSON.parse(readFileSync(join(seen, name), 'utf8')) as SeenContainer[])
        .filter(({State}) => !State.StartedAt.startsWith(NEVER)),
    buildsAtOnce: () => {
      let now = 0;
      const counts = readFileSync(join(folder, 'builds'), 'utf8')
        .split('\n')
        .map(line => {
          if (line !== '') now += line === 'begin' ? 1 : -1;
          return now;
        });
      return Math.max(...counts);
    }
  };
}
