import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {digestOf} from '../../../src/oci/descriptor.ts';
import type {Digest} from '../../../src/oci/digest.ts';
import type {ManifestNode, StoredTag} from '../../../src/oci/inventory.ts';
import {looseManifests, planRemoval, type RemovalRequest} from '../../../src/plan/retention/reach.ts';

/** A graph in words: manifest → what it needs (`~x` for its subject); tag → manifest. */
interface Words {
  readonly manifests: Readonly<Record<string, readonly string[]>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
  readonly removeManifests?: readonly string[];
  readonly keep?: readonly string[];
}

const digests = (names: readonly string[]): readonly Digest[] => names.map(name => digestOf(name));
const signatureOf = (name: string): string => `${digestOf(name).replace(':', '-')}.sig`;

function request({manifests, tags, remove, removeManifests = [], keep = []}: Words): RemovalRequest {
  const nodes = Object.entries(manifests).map(([name, needs]): ManifestNode => {
    const subject = needs.find(one => one.startsWith('~'))?.slice(1);
    return {
      digest: digestOf(name),
      children: digests(needs.filter(one => !one.startsWith('~'))),
      nested: [],
      ...(subject === undefined ? {} : {subject: digestOf(subject)}),
      blobs: []
    };
  });
  return {
    tags: Object.entries(tags).map(([name, manifest]) => ({name, digest: digestOf(manifest)})),
    keptManifests: new Set(digests(keep)),
    removeTags: new Set(remove),
    removeManifests: new Set(digests(removeManifests)),
    nodes: new Map(nodes.map(node => [node.digest, node]))
  };
}

/** By the names of the words again. */
function planned(words: Words) {
  const names = new Map(
    [...Object.keys(words.manifests), ...Object.values(words.manifests).flat(), ...Object.values(words.tags)].map(
      name => [digestOf(name) as string, name]
    )
  );
  const {untag, groups} = planRemoval(request(words));
  return {
    untag: untag.map(({name}) => name).sort(),
    groups: groups.map(group => group.map(({digest}) => names.get(digest)).sort())
  };
}

const INDEX = {a: ['a1', 'a2'], b: ['b1', 'b2']};

describe('what is removed with a tag', () => {
  test.each([
    {
      name: 'its index and the parts of it',
      words: {manifests: INDEX, tags: {x: 'a', y: 'b'}, remove: ['x']},
      want: {untag: [], groups: [['a1', 'a2'], ['a']]}
    },
    {
      name: 'no part that a kept index needs',
      words: {manifests: {a: ['a1', 'c'], b: ['b1', 'c']}, tags: {x: 'a', y: 'b'}, remove: ['x']},
      want: {untag: [], groups: [['a1'], ['a']]}
    },
    {
      name: 'the tag alone where another tag has its manifest',
      words: {manifests: INDEX, tags: {x: 'a', y: 'a'}, remove: ['x']},
      want: {untag: ['x'], groups: []}
    },
    {
      name: 'the tag alone where its manifest is part of a kept index',
      words: {manifests: INDEX, tags: {x: 'a1', y: 'a'}, remove: ['x']},
      want: {untag: ['x'], groups: []}
    },
    {
      name: 'both tags of one manifest',
      words: {manifests: INDEX, tags: {x: 'a', y: 'a'}, remove: ['x', 'y']},
      want: {untag: [], groups: [['a1', 'a2'], ['a']]}
    },
    {
      name: 'indexes of indexes, from below',
      words: {manifests: {top: ['a', 'z'], a: ['a1']}, tags: {x: 'top'}, remove: ['x']},
      want: {untag: [], groups: [['a1', 'z'], ['a'], ['top']]}
    },
    {
      name: 'signatures by tag and by subject',
      words: {
        manifests: {...INDEX, sbom: ['~a']},
        tags: {x: 'a', y: 'b', [signatureOf('a')]: 'signature', [signatureOf('b')]: 'other'},
        remove: ['x']
      },
      want: {untag: [], groups: [['a1', 'a2', 'sbom', 'signature'], ['a']]}
    },
    {
      name: 'no signature of a part that stays',
      words: {
        manifests: {a: ['a1', 'c'], b: ['c']},
        tags: {x: 'a', y: 'b', [signatureOf('c')]: 'signature'},
        remove: ['x']
      },
      want: {untag: [], groups: [['a1'], ['a']]}
    },
    {
      name: 'an attestation of a part that stays, which belongs to the index',
      words: {manifests: {a: ['c', 'att'], att: ['~c'], b: ['c']}, tags: {x: 'a', y: 'b'}, remove: ['x']},
      want: {untag: [], groups: [['att'], ['a']]}
    },
    {
      name: 'the tag of a signature alone, where the same signature has another tag',
      words: {manifests: {}, tags: {x: 'a', [signatureOf('a')]: 's', y: 's'}, remove: ['x']},
      want: {untag: [signatureOf('a')], groups: [['a']]}
    },
    {
      name: 'nothing that a kept signature is about',
      words: {manifests: {s: ['~a'], a: ['a1']}, tags: {x: 'a', y: 's'}, remove: ['x']},
      want: {untag: ['x'], groups: []}
    },
    {
      name: 'nothing that a manifest without a tag needs which stays',
      words: {manifests: {a: ['a1'], run: ['a1']}, tags: {x: 'a'}, remove: ['x'], keep: ['run']},
      want: {untag: [], groups: [['a']]}
    },
    {
      name: 'what has no tag, with its parts',
      words: {manifests: INDEX, tags: {y: 'b'}, remove: [], removeManifests: ['a']},
      want: {untag: [], groups: [['a1', 'a2'], ['a']]}
    }
  ] satisfies {name: string; words: Words; want: object}[])('$name', ({words, want}) => {
    expect(planned(words)).toEqual(want);
  });
});

it('tells what no tag needs from parts and signatures', () => {
  const graph = request({
    manifests: {a: ['a1'], loose: ['part'], sbom: ['~a1']},
    tags: {x: 'a', [signatureOf('a')]: 's'},
    remove: []
  });
  const untagged = digests(['a1', 's', 'sbom', 'loose', 'part']).map(digest => ({digest}));
  expect(looseManifests(untagged, graph).map(({digest}) => digest)).toEqual(digests(['loose', 'part']));
});

/** Manifests by number; each may need those of a lower number alone, as content addresses have it. */
const graphs = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(30), {maxLength: 4}),
      subject: fc.option(fc.nat(30), {nil: undefined}),
      tags: fc.array(fc.record({remove: fc.boolean(), about: fc.option(fc.nat(30), {nil: undefined})}), {maxLength: 2}),
      loose: fc.constantFrom('keep', 'remove', undefined)
    }),
    {minLength: 1, maxLength: 15}
  )
  .map(manifests => {
    const below = (at: number, number: number): string | undefined => (at === 0 ? undefined : `m${number % at}`);
    const words: {-readonly [K in keyof Required<Words>]: Required<Words>[K]} = {
      manifests: {},
      tags: {},
      remove: [],
      removeManifests: [],
      keep: []
    };
    for (const [at, {needs, subject, tags, loose}] of manifests.entries()) {
      const children = needs.flatMap(number => below(at, number) ?? []);
      const about = subject === undefined ? undefined : below(at, subject);
      words.manifests = {...words.manifests, [`m${at}`]: [...children, ...(about === undefined ? [] : [`~${about}`])]};
      for (const [index, tag] of tags.entries()) {
        const signed = tag.about === undefined ? undefined : below(at, tag.about);
        const name = signed === undefined ? `t${at}-${index}` : signatureOf(signed);
        words.tags = {...words.tags, [name]: `m${at}`};
        if (tag.remove && signed === undefined) words.remove = [...words.remove, name];
      }
      if (tags.length === 0 && loose === 'keep') words.keep = [...words.keep, `m${at}`];
      if (tags.length === 0 && loose === 'remove') words.removeManifests = [...words.removeManifests, `m${at}`];
    }
    return request(words);
  });

/** All that a manifest is made of. */
function partsOf(digest: Digest, {nodes}: RemovalRequest): ReadonlySet<Digest> {
  const seen = new Set([digest]);
  for (const one of seen) for (const child of nodes.get(one)?.children ?? []) seen.add(child);
  return seen;
}

const isSignature = ({name}: StoredTag): boolean => name.startsWith('sha256-');

describe('whatever the graph', () => {
  const property = (check: (given: RemovalRequest, plan: ReturnType<typeof planRemoval>) => void): void =>
    fc.assert(
      fc.property(graphs, given => check(given, planRemoval(given))),
      {numRuns: 2000}
    );
  const deleted = ({groups}: ReturnType<typeof planRemoval>): ReadonlySet<Digest> =>
    new Set(groups.flat().map(({digest}) => digest));

  it('nothing is deleted that a kept tag or manifest is made of', () => {
    property((given, plan) => {
      const gone = deleted(plan);
      const kept = given.tags.filter(tag => !given.removeTags.has(tag.name) && !isSignature(tag));
      for (const digest of [...kept.map(one => one.digest), ...given.keptManifests]) {
        for (const part of partsOf(digest, given)) expect(gone.has(part)).toBe(false);
      }
    });
  });

  it('every tag that is to go does, and no other but those of signatures', () => {
    property((given, {untag, groups}) => {
      const names = [...untag.map(({name}) => name), ...groups.flat().flatMap(({tags}) => tags)];
      expect(new Set(names).size).toBe(names.length);
      expect([...given.removeTags].filter(name => !names.includes(name))).toEqual([]);
      expect(names.filter(name => !given.removeTags.has(name) && !name.startsWith('sha256-'))).toEqual([]);
    });
  });

  it('a signature goes only with what it is about', () => {
    property((given, plan) => {
      const gone = deleted(plan);
      const names = [...plan.untag.map(({name}) => name), ...plan.groups.flat().flatMap(({tags}) => tags)];
      for (const name of names.filter(one => one.startsWith('sha256-'))) {
        const subject = name.replace('sha256-', 'sha256:').replace('.sig', '') as Digest;
        expect(gone.has(subject)).toBe(true);
      }
      for (const tag of given.tags.filter(isSignature)) {
        if (!names.includes(tag.name)) expect(gone.has(tag.digest)).toBe(false);
      }
    });
  });

  it('parts go before what is made of them', () => {
    property(({nodes}, {groups}) => {
      const rank = new Map(groups.flatMap((group, at) => group.map(({digest}) => [digest, at] as const)));
      for (const [digest, at] of rank) {
        for (const child of nodes.get(digest)?.children ?? []) expect(rank.get(child) ?? -1).toBeLessThan(at);
      }
    });
  });

  it('nothing is left to do when it is done', () => {
    property((given, plan) => {
      const gone = deleted(plan);
      const names = new Set(plan.untag.map(({name}) => name));
      const after: RemovalRequest = {
        ...given,
        tags: given.tags.filter(({name, digest}) => !names.has(name) && !gone.has(digest)),
        removeManifests: new Set([...given.removeManifests].filter(digest => !gone.has(digest))),
        nodes: new Map([...given.nodes].filter(([digest]) => !gone.has(digest)))
      };
      expect(planRemoval(after)).toEqual({untag: [], groups: []});
    });
  });
});
