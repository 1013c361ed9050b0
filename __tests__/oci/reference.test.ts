import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {parseDigest} from '../../src/oci/digest.ts';
import {
  isTag,
  normalRegistry,
  parseReference,
  parseRepository,
  type Repository,
  withDigest,
  withTag
} from '../../src/oci/reference.ts';

describe('parseRepository', () => {
  test.each([
    {name: 'GitHub', input: 'ghcr.io/acme/app', want: ['ghcr.io', 'acme/app', 'ghcr.io/acme/app']},
    {name: 'upper case', input: 'ghcr.io/Acme/App', want: ['ghcr.io', 'acme/app', 'ghcr.io/acme/app']},
    {name: 'Docker Hub, short', input: 'acme/app', want: ['docker.io', 'acme/app', 'acme/app']},
    {name: 'Docker Hub, long', input: 'docker.io/acme/app', want: ['docker.io', 'acme/app', 'acme/app']},
    {name: 'Docker Hub, old host', input: 'index.docker.io/acme/app', want: ['docker.io', 'acme/app', 'acme/app']},
    {name: 'official image, long', input: 'docker.io/library/nginx', want: ['docker.io', 'library/nginx', 'nginx']},
    {name: 'official image', input: 'nginx', want: ['docker.io', 'library/nginx', 'nginx']},
    {name: 'port', input: 'localhost:5000/app', want: ['localhost:5000', 'app', 'localhost:5000/app']},
    {name: 'localhost without port', input: 'localhost/app', want: ['localhost', 'app', 'localhost/app']},
    {name: 'host in upper case', input: 'GHCR.IO/acme/app', want: ['ghcr.io', 'acme/app', 'ghcr.io/acme/app']},
    {name: 'IPv6', input: '[::1]:5000/app', want: ['[::1]:5000', 'app', '[::1]:5000/app']},
    {
      name: 'deep path',
      input: 'europe-docker.pkg.dev/p/r/a_b/c--d/e__f/g.h',
      want: ['europe-docker.pkg.dev', 'p/r/a_b/c--d/e__f/g.h', 'europe-docker.pkg.dev/p/r/a_b/c--d/e__f/g.h']
    },
    {name: 'blanks around', input: '  acme/app\t', want: ['docker.io', 'acme/app', 'acme/app']}
  ])('$name', ({input, want}) => {
    const {registry, path, name} = parseRepository(input);
    expect([registry, path, name]).toEqual(want);
  });

  test.each([
    {name: 'nothing', input: ' ', want: 'a repository name is empty'},
    {name: 'a tag', input: 'ghcr.io/acme/app:1.0', want: 'has a tag; tags come from the input "tags"'},
    {name: 'a tag without host', input: 'app:1.0', want: 'has a tag'},
    {name: 'a digest', input: `acme/app@sha256:${'0'.repeat(64)}`, want: 'has a digest'},
    {name: 'a scheme', input: 'https://ghcr.io/acme/app', want: 'write it without "https://"'},
    {name: 'an empty part', input: 'ghcr.io//app', want: 'a part between slashes is empty'},
    {name: 'a slash at the end', input: 'ghcr.io/acme/', want: 'a part between slashes is empty'},
    {name: 'a host alone', input: 'ghcr.io/', want: 'a part between slashes is empty'},
    {name: 'a blank inside', input: 'acme/my app', want: '"my app" may only hold'},
    {name: 'a separator at the end', input: 'acme/app-', want: '"app-" may only hold'},
    {name: 'three underscores', input: 'acme/a___b', want: '"a___b" may only hold'},
    {name: 'a comma', input: 'acme/a,acme/b', want: 'may only hold'},
    {name: 'a wrong host', input: '-x.io/app', want: '"-x.io" in "-x.io/app" is not a registry host'},
    {name: 'a port of six digits', input: 'x.io:123456/app', want: 'is not a registry host'},
    {name: 'too much', input: `acme/${'a'.repeat(256)}`, want: 'longer than 255 characters'},
    {name: 'a shell command', input: 'acme/$(id)', want: '"$(id)" may only hold'}
  ])('refuses $name', ({input, want}) => {
    expect(() => parseRepository(input)).toThrow(want);
    expect(() => parseRepository(input)).toThrow(input.trim());
  });

  it('is settled after one reading', () => {
    fc.assert(
      fc.property(anyRepository, text => {
        const repository = parseRepository(text);
        expect(parseRepository(repository.name)).toEqual(repository);
        expect(parseRepository(`${repository.registry}/${repository.path}`)).toEqual(repository);
      })
    );
  });

  it('gives what registries take, or an error with the value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), almostRepository), text => {
        const parsed = attempt(() => parseRepository(text));
        if (parsed instanceof Error) {
          if (text.trim() !== '') expect(parsed.message).toContain(text.trim());
        } else {
          expect(parsed.path).toMatch(PATH_GRAMMAR);
          expect(parsed.path.length).toBeLessThanOrEqual(255);
          expect(parsed.registry).not.toBe('');
          expect(parsed.name).not.toMatch(/[\s:]\D|[A-Z@]/);
        }
      })
    );
  });
});

describe('normalRegistry', () => {
  test.each([
    {input: '', want: 'docker.io'},
    {input: 'https://index.docker.io/v1/', want: 'docker.io'},
    {input: 'registry-1.docker.io', want: 'docker.io'},
    {input: 'GHCR.io', want: 'ghcr.io'},
    {input: 'http://localhost:5000/v2/', want: 'localhost:5000'},
    {input: 'registry.acme.dev', want: 'registry.acme.dev'}
  ])('"$input" is $want', ({input, want}) => expect(normalRegistry(input)).toBe(want));
});

describe('isTag', () => {
  test.each([
    {input: 'latest', want: true},
    {input: '1.2.3', want: true},
    {input: '_x', want: true},
    {input: 'a'.repeat(128), want: true},
    {input: 'a'.repeat(129), want: false},
    {input: '', want: false},
    {input: '.1', want: false},
    {input: '-1', want: false},
    {input: 'a/b', want: false},
    {input: 'a b', want: false},
    {input: '1.2.3+build', want: false},
    {input: 'größe', want: false},
    {input: 'latest\n', want: false}
  ])('$input: $want', ({input, want}) => expect(isTag(input)).toBe(want));
});

it('joins tags and digests', () => {
  const digest = parseDigest(`sha256:${'a'.repeat(64)}`);
  expect(withTag('ghcr.io/acme/app', '1.2.3')).toBe('ghcr.io/acme/app:1.2.3');
  expect(withDigest('ghcr.io/acme/app', digest)).toBe(`ghcr.io/acme/app@sha256:${'a'.repeat(64)}`);
});

describe('parseReference', () => {
  const digest = parseDigest(`sha256:${'a'.repeat(64)}`);

  it('takes apart what was put together', () => {
    fc.assert(
      fc.property(anyRepository, fc.stringMatching(/^\w[\w.-]{0,20}$/), (text, tag) => {
        const {registry, path, name} = parseRepository(text);
        expect(parseReference(withTag(name, tag))).toEqual({registry, path, identifier: tag});
        expect(parseReference(withDigest(name, digest))).toEqual({registry, path, identifier: digest});
      })
    );
  });

  test.each(['', 'ghcr.io/acme/app', 'localhost:5000/app', 'app@sha256:', 'app:'])('refuses "%s"', text => {
    expect(() => parseReference(text)).toThrow(`"${text}" has neither a tag nor a digest`);
  });
});

/** distribution's reference grammar: path components with single separators. */
const PATH_GRAMMAR = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;

const attempt = (read: () => Repository): Repository | Error => {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
};

const component = fc.stringMatching(/^[a-z0-9]{1,6}([._-][a-z0-9]{1,4})?$/);
const host = fc.constantFrom(
  'ghcr.io/',
  'localhost:5000/',
  'docker.io/',
  'index.docker.io/',
  'quay.io:443/',
  'localhost/',
  ''
);
/** Namespaces of Docker Hub have no dots. */
const anyRepository = fc
  .tuple(host, fc.array(component, {minLength: 1, maxLength: 4}))
  .filter(([registry, parts]) => !/^$|docker/.test(registry) || !/[.]|^localhost$/.test(parts[0] ?? ''))
  .map(([registry, parts]) => registry + parts.join('/'));
const almostRepository = fc
  .array(fc.constantFrom('a', 'A', '0', '.', '-', '_', '/', ':', '@', ' ', '\n', 'ghcr.io', 'localhost', '://'), {
    maxLength: 14
  })
  .map(parts => parts.join(''));
