import {describe, expect, it, test} from 'vitest';
import {type Given, problemsOf} from './support.ts';

const BOTH = 'Remove one of the two.';
const CASES: readonly {given: Given; want: string}[] = [
  {given: {mode: 'build'}, want: 'mode: "build" is not one of run, plan, promote, cleanup.'},
  {given: {parallel: 'many'}, want: 'parallel: "many" is not a whole number from 1 to 100.'},
  {given: {push: 'yes'}, want: 'push: "yes" is not one of auto, true, false.'},
  {given: {pull: 'always'}, want: 'pull: "always" is not a boolean (want true or false).'},
  {given: {images: 'acme/app:1'}, want: 'images: "acme/app:1" has a tag; tags come from the input "tags".'},
  {
    given: {images: 'name=a/b,kind=x'},
    want: 'images: "kind" in "name=a/b,kind=x" is not an attribute of an image (want name=REPOSITORY, enable=true|false).'
  },
  {
    given: {'build-args': '"A=1'},
    want: 'build-args: the quote opened on line 1 is never closed (write a quote inside a quoted entry twice: "").'
  },
  {given: {'build-args': 'MY ARG=1'}, want: 'build-args: the name "MY ARG" holds a blank (want NAME=value).'},
  {given: {'build-contexts': 'base'}, want: 'build-contexts: "base" has no value (want name=path).'},
  {given: {labels: '=x'}, want: 'labels: an entry has no name before its "=" (want NAME=value).'},
  {
    given: {annotations: 'indx:a=b'},
    want: 'annotations: "indx" in "indx:a=b" is not a level of annotations (want manifest, index, manifest-descriptor, index-descriptor, each optionally with a platform: manifest[linux/arm64]).'
  },
  {
    given: {secrets: 'hunter22'},
    want: 'secrets: entry 1 is not id=value. A value of several lines goes in quotes: "id=…".'
  },
  {
    given: {allow: 'network-host'},
    want: 'allow: "network-host" is not a privilege that a build can have. Did you mean "network.host"?'
  },
  {
    given: {network: 'host'},
    want: 'network: "host" needs a privilege that is not given. Add the input "allow: network.host".'
  },
  {given: {ulimit: 'nofile'}, want: 'ulimit: "nofile" is not right (want name=soft:hard, such as nofile=1024:1024).'},
  {
    given: {provenance: 'max'},
    want: 'provenance: "max" in "max" is not right (want true, false, or mode=min or mode=max).'
  },
  {
    given: {'source-date-epoch': 'today'},
    want: 'source-date-epoch: "today" is not a time (want commit, off, or seconds since 1970).'
  },
  {
    given: {'tag-format': '{tag}'},
    want: 'tag-format: "{tag}" needs {variant} once (want {tag}-{variant} or {variant}-{tag}).'
  },
  {
    given: {'tag-format': '{tag}/{variant}'},
    want: 'tag-format: "/" in "{tag}/{variant}" cannot stand in a tag (want letters, digits and _ . - around {tag} and {variant}).'
  },
  {given: {tags: '# none'}, want: 'tags: names no tag strategy. Leave it out to get the usual ones.'},
  {
    given: {registry: 'acme.dev'},
    want: 'registry: the login to acme.dev has no "username" and no "password". Give both, or no login at all. A GitHub secret that does not exist is empty.'
  },
  {
    given: {registry: 'ghcr.io', username: 'acme'},
    want: 'registry: the login to ghcr.io has no "password". Give both, or neither: ghcr.io is logged in to with "github-token".'
  },
  {
    given: {username: 'a', password: 'hunter22', 'registry-auths': '- {username: b, password: hunter33}'},
    want: `registry-auths: there are two logins for docker.io. ${BOTH}`
  },
  {given: {cache: 'gha'}, want: 'cache: "gha" is not one of registry, off.'},
  {
    given: {smoke: 'of'},
    want: 'smoke (line 1): "of" is not right here (want auto or off or a map of keys and values). Did you mean "off"?'
  },
  {
    given: {'health-path': 'health'},
    want: 'health-path: "health" is not a path (want one that starts with "/", such as /health).'
  },
  {given: {'health-port': '0'}, want: 'health-port: "0" is not a port (want a whole number from 1 to 65535).'},
  {
    given: {'health-timeout': 'soon'},
    want: 'health-timeout: "soon" is not a duration (want 60s, 1m30s, 500ms or a plain number of seconds).'
  },
  {given: {smoke: 'off', 'health-path': '/'}, want: `health-path: has no effect with "smoke: off". ${BOTH}`},
  {
    given: {driver: 'docker'},
    want: 'driver: "docker" cannot push by digest nor build for several platforms (want docker-container or remote).'
  },
  {
    given: {driver: 'remote'},
    want: 'driver: "remote" needs the address of a BuildKit daemon. Set "endpoint", such as tcp://buildkitd:1234.'
  },
  {
    given: {endpoint: 'tcp://a:1'},
    want: `endpoint: has no effect with "driver: docker-container"; it is the address for "driver: remote". ${BOTH}`
  },
  {
    given: {builder: 'mine', 'driver-opts': 'network=host'},
    want: `driver-opts: has no effect together with "builder", which names a builder that exists already. ${BOTH}`
  },
  {
    given: {driver: 'remote', endpoint: 'tcp://a:1', 'buildkit-image': 'x'},
    want: `buildkit-image: has no effect with "driver: remote", whose daemon runs already. ${BOTH}`
  },
  {
    given: {'buildx-version': 'latest'},
    want: 'buildx-version: "latest" is not a version of buildx (want for example v0.36.1, or the https URL of a binary).'
  },
  {
    given: {config: 'missing.yml'},
    want: 'config: the file "missing.yml" cannot be read. Check its path from the root of the workspace, and that the job checks the repository out before this step.'
  },
  {given: {platform: 'linux/amd64'}, want: 'platform: is not an input of this action. Did you mean "platforms"?'},
  {
    given: {load: 'true'},
    want: 'load: is not an input of this action. Leave it out: every image is loaded and tested before it is published.'
  },
  {
    given: {release_tag: '1'},
    want: 'release_tag: is not an input of this action. Remove it. An environment variable of the job must not be called INPUT_RELEASE_TAG.'
  }
];

describe('one wrong input', () => {
  test.each(CASES)('$want', async ({given, want}) => expect(await problemsOf(given)).toEqual([want]));
});

describe('wrong YAML', () => {
  it('names every misspelt key with its line and the nearest right one', async () => {
    const variants = 'cpu:\n  fil: Dockerfile\n  smoke: {prot: 80}\ngpu:\n  platfroms: [linux/amd64]\n  target: 3\n';
    expect(await problemsOf({variants})).toEqual([
      'variants › cpu › smoke › prot (line 3): "prot" is not a key here. Did you mean "port"?',
      'variants › cpu › fil (line 2): "fil" is not a key here. Did you mean "file"?',
      'variants › gpu › target (line 6): the number 3 is not right here (want text).',
      'variants › gpu › platfroms (line 5): "platfroms" is not a key here. Did you mean "platforms"?'
    ]);
  });

  it('looks at the values beside misspelt keys', async () => {
    const variants =
      'GPU:\n  default: true\n  platforms: [linux/amd46]\n  fil: x\ncpu: {default: true, smoke: {timeout: soon}}';
    const problems = await problemsOf({variants});
    expect(problems).toHaveLength(5);
    expect(problems).toContain(
      'variants › GPU (line 1): "GPU" cannot name a variant (want a-z, 0-9 and . _ - inside, such as gpu).'
    );
    expect(problems).toContain(
      'variants (line 1): GPU and cpu are both the default variant. Leave "default: true" at one of them.'
    );
    expect(problems.join()).toContain('variants › GPU › platforms (line 3): "linux/amd46" is not a platform');
    expect(problems.join()).toContain('variants › cpu › smoke › timeout (line 5): "soon" is not a duration');
  });

  test.each([
    {
      variants: 'a: b: c',
      want: 'variants (line 1): is not valid YAML: Nested mappings are not allowed in compact mappings.'
    },
    {
      variants: 'cpu, gpu',
      want: 'variants (line 1): "cpu, gpu" is not right here (want a map of keys and values). Write it like this: {cpu: {default: true}, gpu: {file: gpu.Dockerfile}}.'
    },
    {variants: '{}', want: 'variants (line 1): names no variant (want name: {file, target, platforms, …}).'},
    {variants: 'a: {}\na: {}', want: 'variants (line 2): is not valid YAML: Map keys must be unique.'}
  ])('$variants', async ({variants, want}) => expect(await problemsOf({variants})).toEqual([want]));

  test.each([
    {given: {gates: 'trivy'}, want: /^gates \(line 1\): "trivy" is not right here \(want a list\)\. .*: \[trivy\]\.$/},
    {given: {budgets: '300MB'}, want: /^budgets \(line 1\): "300MB" .*: \{size: 300MB, startup: 10s\}\.$/},
    {
      given: {smoke: 'compose: compose.yaml'},
      want: /^smoke › compose \(line 1\): "compose.yaml" .*: \{file: compose.yaml, service: web\}\.$/
    },
    {
      given: {retention: 'dry-run: true'},
      want: /^retention › rules \(line 1\): is missing \(want a list\)\. .*: \[\{match: "pr-\*", keep-days: 14\}\]\.$/
    }
  ])('shows how it is written: $given', async ({given, want}) => {
    const problems = await problemsOf({mode: 'run', ...given});
    expect(problems).toEqual([expect.stringMatching(want)]);
  });

  it('looks at the other items of a list, and at the values beside a wrong key of an item', async () => {
    const gates = '- {trivy: {severty: HIGH, timeout: soon}}\n- {run: "sh -c \'x"}\n- {grype: {severity: LOUD}}\n';
    const problems = await problemsOf({gates});
    expect(problems.map(text => text.split(': ')[0])).toEqual([
      'gates › item 1 › trivy › severty (line 1)',
      'gates › item 1 › trivy › timeout (line 1)',
      'gates › item 2 › run (line 2)',
      'gates › item 3 › grype › severity (line 3)'
    ]);
    const smoke = 'compose: {file: 3, service: web}\ntimeout: soon\n';
    expect((await problemsOf({smoke})).map(text => text.split(': ')[0])).toEqual([
      'smoke › compose › file (line 1)',
      'smoke › timeout (line 2)'
    ]);
  });

  it('says nothing of an item that lacks what its wrong key was to be', async () => {
    expect(await problemsOf({retention: 'rules: [{mach: "pr-*", keep-days: 1}]'})).toEqual([
      'retention › rules › item 1 › mach (line 1): "mach" is not a key here. Did you mean "match"?'
    ]);
  });

  it('quotes nothing of logins', async () => {
    for (const auths of [
      '- {username: a, password: *hunter22}',
      '- hunter22',
      '- password: "hunter22',
      'hunter22',
      '- {password: [hunter22]}'
    ]) {
      const problems = await problemsOf({'registry-auths': auths});
      expect(problems).not.toEqual([]);
      expect(problems.join()).not.toContain('hunter22');
    }
  });
});

describe('secrets', () => {
  it('must not stand in what everyone can read', async () => {
    const given = {
      'github-token': 'ghs_0123456789',
      secrets: 'npm=npm-s3cret\npin=1234\nflag=true',
      'build-args': 'NPM=https://npm-s3cret@acme.dev\nPIN=1234\nYEAR=12345\nFLAG=true',
      labels: 'token=ghs_0123456789',
      annotations: 'key=npm-s3cret'
    };
    const rest =
      'holds a secret, which everyone who can pull the image could read. Take it out; a build gets secrets with "secrets" and RUN --mount=type=secret.';
    expect(await problemsOf(given)).toEqual([
      `build-args: the value of "NPM" ${rest}`,
      `build-args: the value of "PIN" ${rest}`,
      `labels: the value of "token" ${rest}`,
      `annotations: the value of "key" ${rest}`
    ]);
  });

  it('are starred out of other messages', async () => {
    const problems = await problemsOf({secrets: 'a=hunter22', mode: 'hunter22'});
    expect(problems).toEqual(['mode: "***" is not one of run, plan, promote, cleanup.']);
  });
});

describe('several wrong inputs', () => {
  it('are all reported at once', async () => {
    const given = {mode: 'x', platforms: 'linux/x,linux/y', 'health-port': 'x', smoke: '[', platfrms: 'a', driver: 'z'};
    expect(await problemsOf(given)).toHaveLength(7);
  });
});

describe('no repository', () => {
  it('is a problem when GitHub names none either', async () => {
    expect(await problemsOf({}, {defaultRepository: ''})).toEqual([
      'images: no repository to publish to. Name at least one, such as ghcr.io/acme/app.'
    ]);
    expect(await problemsOf({}, {defaultRepository: 'acme/.github'})).toEqual([
      expect.stringContaining('images: "ghcr.io/acme/.github" is not a repository name')
    ]);
  });
});
