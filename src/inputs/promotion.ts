import {type Digest, parseDigest} from '../oci/digest.ts';
import {isTag, parseReference, parseRepository} from '../oci/reference.ts';
import {readList} from './build.ts';
import {defined} from './objects.ts';
import type {Scope} from './scope.ts';
import type {Mode} from './settings.ts';

/** What `mode: promote` points at what. */
export interface PromotionSettings {
  readonly from: PromotionSource;
  /** Tags without a variant, at least one. */
  readonly to: readonly string[];
}

/** A tag or a digest, not both. */
export interface PromotionSource {
  /** As the user wrote it. */
  readonly text: string;
  /** Absent: each image's own repositories. */
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** Undefined in other modes, and where something is wrong. */
export function readPromotion(scope: Scope, mode: Mode): PromotionSettings | undefined {
  const {text, at} = scope;
  if (mode !== 'promote') {
    for (const name of ['from', 'to'] as const) {
      if (text(name) !== '') at(name).warn(`has no effect with "mode: ${mode}"`, 'Set "mode: promote", or remove it.');
    }
    return undefined;
  }
  const from = readFrom(scope);
  const entries = readList(scope, 'to', {});
  if (entries.length === 0) at('to').problem('no tag to write', 'Name at least one, such as "to: latest".');
  const to = [...new Set(entries)].filter(entry => {
    if (!isTag(entry)) {
      const remedy = /[/:@]/.test(entry) ? 'The repositories are those of "images" or "config".' : undefined;
      at('to').problem(`"${entry}" is not a tag (want up to 128 letters, digits, _ . -, such as latest)`, remedy);
    }
    return isTag(entry);
  });
  return from && to.length > 0 ? {from, to} : undefined;
}

function readFrom({text, at}: Scope): PromotionSource | undefined {
  const from = text('from');
  if (from === '') {
    at('from').problem('nothing to promote', 'Name a tag such as "from: 1.1.0", or a digest.');
    return undefined;
  }
  return at('from').attempt(() => parseSource(from), 'Write a tag (1.1.0), a digest, or repository:tag.');
}

/** @throws Error that says what is wrong. */
export function parseSource(text: string): PromotionSource {
  if (/^sha\d+:/.test(text)) return {text, digest: parseDigest(text)};
  if (isTag(text)) return {text, tag: text};
  const {registry, path, identifier} = parseReference(text);
  const repository = parseRepository(`${registry}/${path}`).name;
  const isDigest = identifier.includes(':');
  return {
    text,
    repository,
    ...defined({tag: isDigest ? undefined : identifier, digest: isDigest ? parseDigest(identifier) : undefined})
  };
}
