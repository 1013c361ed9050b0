import {type Digest, parseDigest} from '../oci/digest.ts';
import {type Layering, parseLayering} from './provenance.ts';

/** What `--metadata-file` tells of a build. */
export interface BuildMetadata {
  /** Of what was pushed: an index when it has attestations. */
  readonly digest: Digest;
  readonly warnings: readonly DockerfileWarning[];
  /** Absent where the builder keeps no record of it. */
  readonly layering?: Layering;
}

export interface DockerfileWarning {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** @throws Error when the file holds no digest. */
export function parseBuildMetadata(text: string): BuildMetadata {
  const json = JSON.parse(text) as Record<string, unknown>;
  const digest = json['containerimage.digest'] ?? json['containerimage.config.digest'];
  if (typeof digest !== 'string') throw new Error('the build wrote no digest to its metadata file');
  const warnings = json['buildx.build.warnings'];
  const layering = parseLayering(json['buildx.build.provenance']);
  return {
    digest: parseDigest(digest),
    warnings: Array.isArray(warnings) ? warnings.map(parseWarning) : [],
    ...(layering ? {layering} : {})
  };
}

function parseWarning(value: unknown): DockerfileWarning {
  const {short, detail, url, range, sourceInfo} = value as {
    short?: string;
    detail?: string[];
    url?: string;
    range?: {start?: {line?: number}}[];
    sourceInfo?: {filename?: string};
  };
  const line = range?.[0]?.start?.line;
  const more = (detail ?? []).map(decodeBase64).join(' ');
  return {
    message: [decodeBase64(short ?? ''), more, url].filter(part => part).join(' · '),
    ...(sourceInfo?.filename === undefined ? {} : {file: sourceInfo.filename}),
    ...(line === undefined ? {} : {line})
  };
}

/** Go writes byte slices as base64. */
const decodeBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
